import { describe, expect, it } from "vitest";
import { Farewells, MOST_WAITING } from "../../src/server/farewells.ts";
import { MemoryConnection } from "../fixtures/memory-network.ts";

/** A pace that the test keeps. */
function world() {
  let next: (() => void) | undefined;
  const farewells = new Farewells({
    arm: (_, callback) => {
      next = callback;
      return { cancel: () => (next = undefined) };
    },
  });
  return {
    farewells,
    leave: (): MemoryConnection => {
      const connection = new MemoryConnection("somewhere");
      farewells.end(connection);
      return connection;
    },
    get isPacing() {
      return next !== undefined;
    },
    step: () => {
      const callback = next;
      next = undefined;
      callback?.();
    },
  };
}

describe("farewells", () => {
  it("closes a lone connection at once, and the next alone too", () => {
    const rig = world();
    expect(rig.leave().ended).toBe(true);
    rig.step();
    expect(rig.isPacing).toBe(false);
    expect(rig.leave().ended).toBe(true);
  });

  it("closes those that leave together one after the other, in order, and hears nothing of them meanwhile", () => {
    const rig = world();
    const all = [rig.leave(), rig.leave(), rig.leave()];
    let heard = 0;
    for (const connection of all) connection.onData = () => void heard++;
    all[2]!.send(new Uint8Array(10));
    expect(all.map(({ ended }) => ended)).toEqual([true, false, false]);
    rig.step();
    expect(all.map(({ ended }) => ended)).toEqual([true, true, false]);
    rig.step();
    expect(all.map(({ ended }) => ended)).toEqual([true, true, true]);
    expect(heard).toBe(0);
  });

  it("lets a thousand wait, and cuts off one more", () => {
    const rig = world();
    const all = Array.from({ length: 1 + MOST_WAITING + 1 }, () => rig.leave());
    expect(rig.farewells.waiting).toBe(MOST_WAITING);
    expect(all.at(-2)!.closed).toBe(false);
    expect(all.at(-1)!.closed).toBe(true);
  });

  it("keeps nobody when the server stops", () => {
    const rig = world();
    const all = [rig.leave(), rig.leave(), rig.leave()];
    rig.farewells.stop();
    expect(rig.isPacing).toBe(false);
    expect(all.slice(1).every(({ closed }) => closed)).toBe(true);
    expect(rig.farewells.waiting).toBe(0);
  });
});

import net from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { collectGarbage } from "../../src/io/memory.ts";
import { SmallTurns, TURN_MS } from "../../src/io/small-turns.ts";
import { tcpNetwork } from "../../src/io/tcp.ts";

/** A clock that work moves, and turns that the test begins. */
function world(): {
  turns: SmallTurns;
  done: string[];
  work: (name: string, ms: number) => void;
  next: () => void;
} {
  let nowMs = 0;
  let soon: (() => void)[] = [];
  const done: string[] = [];
  const turns = new SmallTurns(
    { monotonicMs: () => nowMs },
    { soon: (callback) => void soon.push(callback) },
  );
  return {
    turns,
    done,
    work: (name, ms) =>
      turns.run(() => {
        done.push(name);
        nowMs += ms;
      }),
    next() {
      const callbacks = soon;
      soon = [];
      for (const callback of callbacks) callback();
    },
  };
}

it("does work at once while the turn has time left, the rest in the next turns, in order", () => {
  const { turns, done, work, next } = world();
  work("a", TURN_MS / 2);
  work("b", TURN_MS);
  expect(turns.free).toBe(false);
  work("c", TURN_MS);
  work("d", TURN_MS / 2);
  work("e", TURN_MS / 2);
  work("f", 0);
  expect(done).toEqual(["a", "b"]);
  next();
  expect(done).toEqual(["a", "b", "c"]);
  next();
  expect(done).toEqual(["a", "b", "c", "d", "e"]);
  // What comes later does not overtake what waits.
  work("g", 0);
  expect(turns.free).toBe(false);
  next();
  expect(done).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  expect(turns.free).toBe(true);
  work("h", 0);
  expect(done.at(-1)).toBe("h");
});

it("begins anew with each turn, and work may bring more work", () => {
  const { turns, done, work, next } = world();
  work("a", TURN_MS);
  expect(turns.free).toBe(false);
  next();
  expect(turns.free).toBe(true);
  turns.run(() => {
    done.push("outer");
    work("inner", TURN_MS);
  });
  expect(done).toEqual(["a", "outer", "inner"]);
  work("last", 0);
  next();
  expect(done).toEqual(["a", "outer", "inner", "last"]);
});

it("keeps nothing of what is done, also while there is always more to do", async () => {
  const { turns, work, next } = world();
  work("first", TURN_MS);
  const kept: WeakRef<object>[] = [];
  const add = (): void => {
    const chunk = { bytes: 64 };
    kept.push(new WeakRef(chunk));
    work(JSON.stringify(chunk), TURN_MS);
    turns.run(() => void chunk.bytes++);
  };
  for (let i = 0; i < 500; i++) add();
  for (let i = 0; i < 900; i++) {
    work("more", TURN_MS);
    next();
  }
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage(false);
  expect(turns.free).toBe(false);
  expect(kept.filter((chunk) => chunk.deref() !== undefined)).toHaveLength(0);
});

it("accepts every one of three hundred connections that come together", async () => {
  let accepted = 0;
  const listener = await tcpNetwork.listen("127.0.0.1", 0, (connection) => {
    accepted++;
    onTestFinished(() => connection.destroy());
  });
  const clients = Array.from({ length: 300 }, () => net.connect({ port: listener.port, host: "127.0.0.1" }));
  onTestFinished(() => {
    for (const client of clients) client.destroy();
    listener.close();
  });
  await Promise.all(clients.map((client) => new Promise((resolve) => client.once("connect", resolve))));
  while (accepted < clients.length) await new Promise((resolve) => setImmediate(resolve));
  expect(accepted).toBe(300);
});

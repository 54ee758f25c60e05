import { describe, expect, it } from "vitest";
import { ChangeBuffer, readChanges, RowKind } from "../../src/core/change-buffer.ts";
import { PRODUCER_EXPIRY_MS, Producers } from "../../src/core/producers.ts";

/** Three producers at most, so that the fourth shows what the 100,001st would. */
function three() {
  const producers = new Producers(3);
  const changes = new ChangeBuffer();
  let index = 0;
  return {
    producers,
    changes,
    register: (name: string, id: number, nowMs = 0) => producers.register(name, id, nowMs, ++index, changes),
    use(id: number, nowMs = 0) {
      const stamp = {
        producerId: id,
        producerEpoch: producers.get(id)!.epoch,
        sequence: producers.get(id)!.nextSequence,
      };
      expect(producers.check(stamp)).toBeUndefined();
      producers.accept(
        stamp,
        { kind: "appended", duplicate: false, appendTime: nowMs, results: [0, 0, 1] },
        ++index,
        changes,
      );
    },
  };
}

const anyRequest = (id: number) => ({ producerId: id, producerEpoch: 1, sequence: 1 });

it("a resend is told the same of what was there already, also after a checkpoint", () => {
  const { producers, changes, register } = three();
  register("", 7);
  const duplicates = new Map([
    [0, [1, 40, 3, 2 ** 40]],
    [2, [0, 5]],
  ]);
  const results = [0, 100, 2, 0, 102, 1, 0, 103, 0];
  const stored = { kind: "appended", duplicate: false, appendTime: 9, results, duplicates } as const;
  producers.accept(anyRequest(7), stored, 2, changes);
  const restored = new Producers(3);
  const rows = [...readChanges(changes.take())];
  restored.restore(7, rows.findLast(({ kind }) => kind === RowKind.producer)!.value!);
  restored.restoreResult(7, 1, rows.find(({ kind }) => kind === RowKind.producerResult)!.value!);
  expect(restored.check(anyRequest(7))).toEqual({ ...stored, duplicate: true });
  expect(producers.check(anyRequest(7))).toEqual({ ...stored, duplicate: true });
});

describe("at the limit", () => {
  it("the least recently used producer goes for a new one, and is unknown from then on", () => {
    const { producers, register, use } = three();
    for (const id of [1, 2, 3]) register("", id);
    use(1);
    register("", 4);
    expect(producers.get(2)).toBeUndefined();
    expect(producers.size).toBe(3);
    expect(producers.check(anyRequest(2))).toMatchObject({ kind: "refused", code: "UNKNOWN_PRODUCER" });
    expect(producers.check(anyRequest(1))).toMatchObject({ kind: "appended", duplicate: true });
  });

  it("a named producer's new session needs no new place", () => {
    const { producers, register } = three();
    for (const [i, name] of ["a", "b", "c"].entries()) register(name, i + 1);
    expect(register("a", 4)).toMatchObject({ id: 1, epoch: 2 });
    register("d", 5);
    expect(producers.named("b")).toBeUndefined();
    expect(producers.named("a")).toMatchObject({ id: 1 });
  });

  it("a dropped producer's rows are removed, results included", () => {
    const { changes, register, use } = three();
    register("", 1);
    use(1);
    use(1);
    register("", 2);
    register("", 3);
    changes.take();
    register("", 4);
    const removed = [...readChanges(changes.take())].filter((row) => row.value === undefined);
    expect(removed.map(({ kind, key, subkey }) => [kind, key, subkey])).toEqual([
      [RowKind.producer, 1, 0],
      [RowKind.producerResult, 1, 1],
      [RowKind.producerResult, 1, 2],
    ]);
  });
});

describe("expiry", () => {
  it("takes all that were unused for seven days, before anyone is dropped for room", () => {
    const { producers, register, use } = three();
    for (const id of [1, 2, 3]) register("", id, 0);
    use(2, 1);
    register("", 4, PRODUCER_EXPIRY_MS);
    expect([1, 2, 3, 4].map((id) => producers.get(id) !== undefined)).toEqual([false, true, false, true]);
  });
});

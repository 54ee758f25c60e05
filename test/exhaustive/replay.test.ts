/** A journal that the shipped node wrote, replayed straight and from a checkpoint after every entry: the same outcomes, the same rows. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EntryKind } from "../../src/core/commands.ts";
import { MachineRig, outcomeText } from "../fixtures/machine-rig.ts";
import { restored, RowTable } from "../fixtures/row-table.ts";
import { recordJournal, type RecordedEntry, type RecordedJournal } from "./recorded-journal.ts";

const MINIMUM_ENTRIES = 300;

let journal: RecordedJournal;
let applied = 0;

beforeAll(async () => {
  journal = await recordJournal(90);
}, 120_000);

afterAll(() => {
  const { length } = journal.entries;
  console.log(
    `replay: ${length} recorded entries (minimum ${MINIMUM_ENTRIES}), a checkpoint after each, ${applied} entries applied`,
  );
});

function apply(rig: MachineRig, { kind, payload, timeMs, epoch }: RecordedEntry): string {
  rig.timeMs = timeMs;
  rig.epoch = epoch;
  applied++;
  return outcomeText(rig.apply({ kind, payload }));
}

function rowsOf(rig: MachineRig): string {
  return Buffer.from(rig.machine.takeChanges()).toString("latin1");
}

describe("a journal of the shipped node", () => {
  it("replays to what the node answered", () => {
    expect(journal.entries.length).toBeGreaterThanOrEqual(MINIMUM_ENTRIES);
    const rig = new MachineRig();
    const outcomes: string[] = [];
    for (const entry of journal.entries) {
      const outcome = apply(rig, entry);
      if (entry.kind === EntryKind.append)
        outcomes.push(outcome.replace(/ at \d+/, "").replace(/^refused.*/, "refused"));
    }
    // Requests that the node answered without an entry of their own: duplicates it knew already.
    const answers = [...journal.answers];
    for (const outcome of outcomes) {
      while (answers.length > 0 && answers[0] !== outcome && answers[0]!.startsWith("duplicate"))
        answers.shift();
      expect(answers.shift()).toBe(outcome);
    }
    expect(answers.filter((answer) => !answer.startsWith("duplicate"))).toEqual([]);
  });

  it("would show a dependence on the order of a map", () => {
    const { entries } = journal;
    const straight = new MachineRig();
    const rows = entries.map((entry) => {
      apply(straight, entry);
      return rowsOf(straight);
    });
    const before = new MachineRig();
    const table = new RowTable();
    const differs = entries.some((entry, k) => {
      const again = restored(before, table, { mapOrderInApply: true });
      const next = entries.slice(k, k + 20).some((later, i) => {
        apply(again, later);
        return rowsOf(again) !== rows[k + i];
      });
      apply(before, entry);
      table.take(before);
      return next;
    });
    expect(differs).toBe(true);
  });

  it("gives the same from a checkpoint after any entry as from the beginning", { timeout: 240_000 }, () => {
    const { entries } = journal;
    const straight = new MachineRig();
    const expected = entries.map((entry) => ({ outcome: apply(straight, entry), rows: rowsOf(straight) }));
    const before = new MachineRig();
    const table = new RowTable();
    for (let k = 0; k < entries.length; k++) {
      const again = restored(before, table);
      for (let i = k; i < entries.length; i++) {
        const outcome = apply(again, entries[i]!);
        const rows = rowsOf(again);
        // Compared without a matcher: this is done some ten thousand times.
        if (outcome !== expected[i]!.outcome || rows !== expected[i]!.rows)
          expect({ outcome, rows }, `checkpoint ${k}, entry ${i + 1}`).toEqual(expected[i]);
      }
      for (const topic of straight.machine.catalog.topics())
        for (const { uid } of topic.partitions)
          if (Buffer.compare(again.sink.content(uid), straight.sink.content(uid)) !== 0)
            expect.fail(`checkpoint ${k}: the bytes of partition ${uid} differ`);
      apply(before, entries[k]!);
      table.take(before);
    }
  });
});

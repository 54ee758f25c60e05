/** The mutation offsetsBeforeCommit: offsets reckoned when a request is submitted, as if nothing before it could fail. */
import type { Partition } from "../core/catalog.ts";
import type { AppendCommand } from "../core/commands.ts";
import type { StateMachine } from "../core/state-machine.ts";

export class HastyOffsets {
  readonly #machine: StateMachine;
  readonly #ends = new WeakMap<Partition, number>();

  constructor(machine: StateMachine) {
    this.#machine = machine;
  }

  /** Triples (partition, base offset, count), as in an Appended outcome. */
  results(command: AppendCommand): number[] {
    const results: number[] = [];
    for (const { topicUid, batches } of command.appends) {
      for (const { partition: number, count } of batches) {
        const partition = this.#machine.catalog.topicOfUid(topicUid)?.partitions[number];
        if (partition === undefined) continue;
        const base = Math.max(partition.endOffset, this.#ends.get(partition) ?? 0);
        this.#ends.set(partition, base + count);
        results.push(number, base, count);
      }
    }
    return results;
  }
}

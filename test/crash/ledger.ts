/**
 * Which message lies at each (topic, partition, offset). The first who sees it there, by a confirm or by reading, fixes
 * it for ever; a later sight of another one is a conflict.
 */
import { Column } from "./history.ts";

const UNSEEN = -1;

export class Ledger {
  /** Sights that contradict an earlier one. */
  readonly conflicts: string[] = [];
  /** Sights compared with an earlier one of the same place. */
  compared = 0;
  readonly #topics = new Map<string, Column[]>();

  /** Message `message` was seen at this place. */
  see(topic: string, partition: number, offset: number, message: number): void {
    const column = this.#column(topic, partition);
    column.extend(offset + 1, UNSEEN);
    const before = column.at(offset);
    if (before === UNSEEN) return column.set(offset, message);
    this.compared++;
    if (before === message) return;
    this.conflicts.push(`${place(topic, partition, offset)} held message ${before}, now ${message}`);
  }

  get topics(): string[] {
    return [...this.#topics.keys()];
  }

  partitions(topic: string): number[] {
    return (this.#topics.get(topic) ?? []).flatMap((column, partition) =>
      column.length > 0 ? [partition] : [],
    );
  }

  /** One above the highest offset seen. */
  end(topic: string, partition: number): number {
    return this.#topics.get(topic)?.[partition]?.length ?? 0;
  }

  /** undefined = nobody has looked, or nothing is there. */
  at(topic: string, partition: number, offset: number): number | undefined {
    const column = this.#topics.get(topic)?.[partition];
    if (column === undefined || offset >= column.length) return undefined;
    const message = column.at(offset);
    return message === UNSEEN ? undefined : message;
  }

  /** Everything seen, partition by partition, in order of offsets. */
  forEach(visit: (topic: string, partition: number, offset: number, message: number) => void): void {
    for (const topic of this.topics) {
      for (const partition of this.partitions(topic)) {
        const column = this.#column(topic, partition);
        for (let offset = 0; offset < column.length; offset++) {
          const message = column.at(offset);
          if (message !== UNSEEN) visit(topic, partition, offset, message);
        }
      }
    }
  }

  #column(topic: string, partition: number): Column {
    let columns = this.#topics.get(topic);
    if (columns === undefined) this.#topics.set(topic, (columns = []));
    while (columns.length <= partition) columns.push(new Column());
    return columns[partition]!;
  }
}

export function place(topic: string, partition: number, offset: number): string {
  return `${topic}/${partition}@${offset}`;
}

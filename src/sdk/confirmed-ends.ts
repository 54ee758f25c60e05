/**
 * How far this client has been told that messages are stored, where a loss of power may take some of them all the same
 * (durability = memory-first). When the server comes back in another lineage it is asked where its logs were cut, and what
 * was confirmed beyond is told to the application: nothing else would.
 */
import type { Connection } from "./connection.ts";
import { SluiceError } from "./errors.ts";
import type { Link } from "./link.ts";
import type { ProducerRequest } from "./producer-request.ts";
import type { TopicCatalog } from "./topic-catalog.ts";

export class ConfirmedEnds {
  readonly #connection: Connection;
  readonly #catalog: TopicCatalog;
  #link: Link | undefined;
  #clusterId = "";
  #lineage = 0;
  /** Topic → partition → offset after the last confirmed message, in this lineage. */
  #ends = new Map<string, Map<number, number>>();

  constructor(connection: Connection, catalog: TopicCatalog) {
    this.#connection = connection;
    this.#catalog = catalog;
  }

  linked(link: Link): void {
    this.#link = link;
    const { lineage, clusterId } = link.server;
    const isSame = lineage === this.#lineage && clusterId === this.#clusterId;
    if (!isSame && this.#ends.size > 0) {
      const ends = this.#ends;
      this.#ends = new Map();
      // What another server holds says nothing of these.
      if (clusterId === this.#clusterId)
        for (const [topic, partitions] of ends) void this.#ask(topic, partitions, this.#lineage);
    }
    this.#lineage = lineage;
    this.#clusterId = clusterId;
  }

  /** The reply to `request` was a confirm. @throws RangeError on malformed bytes */
  confirmed(request: ProducerRequest, bytes: Uint8Array, start: number, end: number): void {
    if (this.#link?.server.durability !== "memory-first") return;
    request.eachStored(bytes, start, end, this.#note);
  }

  readonly #note = (topic: string, partition: number, endOffset: number): void => {
    let partitions = this.#ends.get(topic);
    if (partitions === undefined) this.#ends.set(topic, (partitions = new Map<number, number>()));
    if (endOffset > (partitions.get(partition) ?? 0)) partitions.set(partition, endOffset);
  };

  async #ask(topic: string, ends: ReadonlyMap<number, number>, lineage: number): Promise<void> {
    while (!this.#connection.closed) {
      try {
        const cuts = await this.#catalog.truncations(topic, lineage);
        for (const [partition, end] of ends) {
          const from = cuts.get(partition);
          if (from !== undefined && from < end) this.#tell(topic, partition, from, end);
        }
        return;
      } catch (error) {
        // Deleted meanwhile: gone for another reason.
        if (!(error instanceof SluiceError) || !error.retryable) return;
      }
    }
  }

  #tell(topic: string, partition: number, from: number, end: number): void {
    const text =
      `topic ${topic}, partition ${partition}: ${end - from} confirmed messages from offset ${from} on were lost with the ` +
      "server's power (durability memory-first)";
    const details = { topic, partition: String(partition), from: String(from), end: String(end) };
    const error = new SluiceError("LOG_TRUNCATED", text, { details });
    this.#connection.status.emit({ type: "truncated", topic, partition, from, end, error });
  }
}

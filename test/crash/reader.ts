/** Readers that compare what they are delivered with what was sent, and offsets with the ones before. */
import type { Message, MessageStream, Sluice } from "../../src/sdk/index.ts";
import { place } from "./ledger.ts";
import type { Recorder } from "./recorder.ts";

/** Follows topics from their first message on, through every loss of the connection. */
export class LiveReader {
  readonly #streams: MessageStream<Uint8Array>[];
  readonly #loops: Promise<void>[];
  readonly #recorder: Recorder;

  constructor(client: Sluice, topics: readonly string[], recorder: Recorder) {
    this.#recorder = recorder;
    this.#streams = topics.map((topic) =>
      client.topic(topic, { createIfMissing: false }).messages({ from: "earliest" }),
    );
    this.#loops = this.#streams.map((stream) => this.#follow(stream));
  }

  /** Closes; resolves when nothing more is looked at. */
  async close(): Promise<void> {
    for (const stream of this.#streams) stream.close();
    await Promise.all(this.#loops);
  }

  async #follow(stream: MessageStream<Uint8Array>): Promise<void> {
    const next: number[] = [];
    try {
      for await (const message of stream) {
        const { topic, partition, offset } = message;
        const expected = next[partition] ?? 0;
        if (offset !== expected) {
          this.#recorder.problem(
            `the live reader got ${place(topic, partition, offset)} where @${expected} was next`,
          );
        }
        next[partition] = offset + 1;
        this.#recorder.delivered(message);
      }
    } catch (error) {
      this.#recorder.problem(`the live reader failed: ${String(error)}`);
    }
  }
}

/** Reads [from, to) of a partition; everything in it must be there. */
export async function readRange(
  client: Sluice,
  topic: string,
  partition: number,
  from: number,
  to: number,
  deliver: (message: Message<Uint8Array>) => void,
): Promise<string[]> {
  if (from >= to) return [];
  const stream = client
    .topic(topic, { createIfMissing: false })
    .messages({ from: { offsets: { [partition]: from } }, follow: false });
  let next = from;
  try {
    for await (const message of stream) {
      if (message.offset !== next)
        return [`${place(topic, partition, next)} is missing: @${message.offset} came instead`];
      deliver(message);
      next++;
      if (next === to) break;
    }
  } catch (error) {
    return [`${place(topic, partition, next)} could not be read: ${String(error)}`];
  }
  return next === to
    ? []
    : [`${place(topic, partition, next)} is missing: the partition ends there, not at @${to}`];
}

/** Reads a topic from an offset of each partition to the ends it has when the read begins. Problems are gaps. */
export async function readFrom(
  client: Sluice,
  topic: string,
  from: readonly number[],
  deliver: (message: Message<Uint8Array>) => void,
): Promise<{ readonly ends: number[]; readonly problems: string[] }> {
  const stream = client
    .topic(topic, { createIfMissing: false })
    .messages({ from: { offsets: { ...from } }, follow: false });
  const next = [...from];
  const problems: string[] = [];
  try {
    for await (const message of stream) {
      const { partition, offset } = message;
      if (offset !== next[partition])
        problems.push(`${place(topic, partition, offset)} came where @${next[partition]} was next`);
      next[partition] = offset + 1;
      deliver(message);
    }
  } catch (error) {
    problems.push(`${topic} could not be read: ${String(error)}`);
  }
  for (const { partition, endOffset } of stream.started) {
    if (next[partition]! < endOffset)
      problems.push(`${place(topic, partition, next[partition]!)} to @${endOffset} did not come`);
  }
  return { ends: next, problems };
}

/**
 * What stands in a producer's window: a publish request or an atomic batch. The producer gives it its
 * sequence, sends it and hears the answer; the request knows its bytes and whose promises hang on it.
 */
import type { ProducerStamp } from "../wire/publish.ts";
import type { SluiceError } from "./errors.ts";
import type { Partitioning } from "./topic-catalog.ts";

export interface ProducerRequest {
  /** Field of the reply's frame. */
  readonly replyField: number;
  /** Bytes counted against `maxBufferedBytes` until it settles. */
  readonly heldBytes: number;
  /** About the size of its frame. */
  readonly frameBytes: number;
  /** performance.now() after which it is given up. */
  readonly deadline: number;
  /** Names of the topics it publishes to. */
  readonly topics: readonly string[];
  /** It cannot be sent yet, and nothing behind it. */
  readonly waits?: boolean;
  /** The frame to send. Its bytes stay as they are until the next call. */
  frame(correlation: number, stamp: ProducerStamp): Uint8Array;
  /** The reply's body came. @throws RangeError on malformed bytes */
  resolve(bytes: Uint8Array, start: number, end: number): void;
  /** Where the messages of a confirmed request were stored: partition, and the offset after them. */
  eachStored(
    bytes: Uint8Array,
    start: number,
    end: number,
    visit: (topic: string, partition: number, endOffset: number) => void,
  ): void;
  reject(error: SluiceError): void;
  /** Nothing will be sent or resent: its memory may be used for something else. */
  release(): void;
  /** Partitions its messages anew where `topic` is not partitioned as it was. @throws SluiceError */
  repartition(topic: string, partitioning: Partitioning): void;
  /** Drops what was given up before it was ever sent; false: nothing is left to send. */
  dropCancelled(): boolean;
  /** It left the window. */
  left(): void;
}

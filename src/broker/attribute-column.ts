/** What a queue must know of its messages without opening them later, read from the records once, at admission. */
import { SluiceFault } from "../base/errors.ts";
import { sipHash, SIP_HASH_BYTES } from "../base/sip-hash.ts";
import type { QueueTopic } from "../core/catalog.ts";
import { encodeAttributes } from "../core/delivery-commands.ts";
import type { AttributeColumn } from "../core/delivery/delivery-state.ts";
import { quoted } from "../core/names.ts";
import type { BatchRef } from "../wire/publish.ts";
import { recordAttributes } from "../wire/record-attributes.ts";

const MOST_ID_BYTES = 256;
const utf8 = new TextEncoder();

export interface ColumnParts {
  readonly messageIdKey: Uint8Array;
  readonly nowMs: number;
  /** Of a queue with debounce: offsets + 1 of messages with these ids that somebody has in hands; undefined: none. */
  readonly heldOf: (topic: QueueTopic, ids: Uint8Array) => number[] | undefined;
}

/** The column a queue goes by. @throws SluiceFault INVALID_ARGUMENT, NOT_SUPPORTED, CORRUPT_BATCH */
export function setAttributes(topic: QueueTopic, batch: BatchRef, parts: ColumnParts): void {
  const { priorities, orderBy, limitsPerKey, dedup } = topic.queue;
  const { bytes, recordsStart, recordsEnd, count } = batch;
  const name = quoted(topic.name);
  try {
    const hash = idHasher(parts.messageIdKey);
    const attributes = recordAttributes(bytes, recordsStart, recordsEnd, count, parts.nowMs, hash);
    if (attributes.level > 0 && !priorities) {
      const text = `queue ${name} has no priorities: create it with priorities, or send none`;
      throw new SluiceFault("INVALID_ARGUMENT", text);
    }
    if (attributes.hasOrderKeys && orderBy !== "key" && !limitsPerKey) {
      const text = `queue ${name} is not ordered by key: create it so, or send no order keys`;
      throw new SluiceFault("INVALID_ARGUMENT", text);
    }
    const { ids } = attributes;
    const held = ids !== undefined && dedup === "debounce" ? parts.heldOf(topic, ids) : undefined;
    batch.attributes = encodeAttributes({ ...attributes, held });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SluiceFault("CORRUPT_BATCH", `a message is malformed: ${error.message}`);
  }
}

/** Of one record that was a queue's message before: it keeps its id, and its priority where there are some. */
export function setMovedAttributes(
  batch: BatchRef,
  messageIdKey: Uint8Array,
  priorities: boolean,
  times: Pick<AttributeColumn, "deliverAtMs" | "expiresAtMs"> = {},
): void {
  const { bytes, recordsStart, recordsEnd } = batch;
  const { level, ids } = recordAttributes(bytes, recordsStart, recordsEnd, 1, 0, idHasher(messageIdKey));
  batch.attributes = encodeAttributes({ level: priorities ? level : 0, ids, ...times });
}

/** The hash of an id that somebody asks for. @throws SluiceFault INVALID_ARGUMENT */
export function hashOfId(messageIdKey: Uint8Array, id: string): Uint8Array {
  const bytes = utf8.encode(id);
  if (bytes.length === 0) throw new SluiceFault("INVALID_ARGUMENT", "a message id is not empty");
  const hash = new Uint8Array(SIP_HASH_BYTES);
  idHasher(messageIdKey)(bytes, 0, bytes.length, hash, 0);
  return hash;
}

function idHasher(key: Uint8Array) {
  return (bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): void => {
    if (end - start > MOST_ID_BYTES) {
      const text = `a message id has ${end - start} bytes in UTF-8; ${MOST_ID_BYTES} is the most`;
      throw new SluiceFault("INVALID_ARGUMENT", text, { limit: String(MOST_ID_BYTES) });
    }
    sipHash(key, bytes, start, end, into, at);
    // All 0 stands for none.
    if (into.subarray(at, at + SIP_HASH_BYTES).every((byte) => byte === 0)) into[at] = 1;
  };
}

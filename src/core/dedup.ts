/**
 * What the ids of a queue's new messages mean: which of them the queue has already, and which waiting message each takes
 * the place of. Decided while the entry is applied, record by record, so that two requests under way at once, and two
 * records of one batch, come to the same as if they had come one after the other.
 */
import { FieldReader, getU32 } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";
import { SIP_HASH_BYTES } from "../base/sip-hash.ts";
import type { BatchRef } from "../wire/publish.ts";
import type { AttributeColumn, DeliveryState } from "./delivery/delivery-state.ts";
import type { DedupMode } from "./queue-settings.ts";

/** What is stored of a batch for a queue. */
export interface Admitted {
  readonly batch: BatchRef;
  readonly column: AttributeColumn | undefined;
  /** Pairs (place of the record in the batch as it came, offset of the message that has its id). */
  readonly duplicates: readonly number[];
  /** Offsets whose messages the new ones take the place of, once they are stored. */
  readonly replaced: readonly number[];
}

/** Ids looked at for each new one, whether their time is over. */
const SWEPT_EACH = 4;

const NONE: readonly number[] = [];
const hash = new Uint32Array(4);

/** The new messages' ids are the queue's from here on: those that are stored get the offsets from its end on. */
export function admitted(
  state: DeliveryState,
  batch: BatchRef,
  column: AttributeColumn | undefined,
  mode: DedupMode,
): Admitted {
  const ids = column?.ids;
  if (ids === undefined) return { batch, column, duplicates: NONE, replaced: NONE };
  const duplicates: number[] = [];
  const replaced: number[] = [];
  let next = state.end;
  let known = 0;
  for (let i = 0; i < batch.count; i++) {
    if (readHash(ids, i)) {
      known++;
      const before = mode === "off" ? -1 : state.ids.find(hash);
      if (before >= 0 && mode === "debounce") {
        if (column?.held?.[i] !== before + 1) replaced.push(before);
      } else if (before >= 0) {
        duplicates.push(i, before);
        continue;
      }
      state.ids.add(hash, next);
    }
    next++;
  }
  state.ids.sweep(SWEPT_EACH * known);
  if (duplicates.length === 0) return { batch, column, duplicates, replaced };
  state.ids.counted(duplicates.length / 2);
  const dropped = duplicates.filter((_, i) => i % 2 === 0);
  return {
    batch: withoutRecords(batch, dropped),
    column: withoutRows(column!, dropped),
    duplicates,
    replaced,
  };
}

/** False: the i-th record has no id. */
function readHash(ids: Uint8Array, i: number): boolean {
  let any = 0;
  for (let k = 0; k < 4; k++) any |= hash[k] = getU32(ids, SIP_HASH_BYTES * i + 4 * k);
  return any !== 0;
}

/** Those in the ascending places `dropped` are left out. */
function withoutRows(column: AttributeColumn, dropped: readonly number[]): AttributeColumn {
  const gone = new Set(dropped);
  const isKept = (_: number, i: number): boolean => !gone.has(i);
  const list = (values: ArrayLike<number> | undefined): number[] | undefined =>
    values === undefined ? undefined : Array.from(values).filter(isKept);
  return {
    level: column.level,
    deliverAtMs: list(column.deliverAtMs),
    expiresAtMs: list(column.expiresAtMs),
  };
}

/** The batch without the records in the ascending places `dropped`: every other byte as it came. */
export function withoutRecords(batch: BatchRef, dropped: readonly number[]): BatchRef {
  const { bytes, recordsStart, recordsEnd } = batch;
  const reader = new FieldReader(bytes, recordsStart, recordsEnd);
  const kept = new Uint8Array(recordsEnd - recordsStart);
  let at = 0;
  let record = 0;
  let next = 0;
  while (reader.at < recordsEnd) {
    const from = reader.at;
    const tag = reader.varint();
    reader.skip(tag & 7);
    if (tag === 0x12 && record++ === dropped[next]) {
      next++;
      continue;
    }
    kept.set(bytes.subarray(from, reader.at), at);
    at += reader.at - from;
  }
  return {
    ...batch,
    count: batch.count - dropped.length,
    crc: crc32(kept, 0, at),
    bytes: kept,
    recordsStart: 0,
    recordsEnd: at,
    rewritten: true,
  };
}

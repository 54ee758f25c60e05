/**
 * Producers' sequences. A producer counts its publish requests; only accepted ones advance the count.
 * The last 16 results are kept and given to resends, so that a request resent after a lost reply is
 * stored once (the idea of Kafka's KIP-98, per request instead of per partition). A named producer's
 * new session gets the next epoch, which fences the old one.
 *
 * Both limits are applied where a producer is made, in apply and by the entry's time: those unused for 7
 * days of shard time are dropped then, and of more than 100,000 the least recently used go. A dropped one
 * gets UNKNOWN_PRODUCER and is never begun anew silently. Where nobody registers nothing grows, and one that
 * comes back after more than 7 days goes on as it was.
 */
import { varintSize, putVarint } from "../base/bytes.ts";
import { INNER_LIMITS } from "../base/inner-limits.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import { decode, v1 } from "../wire/protobuf.ts";
import { RowKind, type ChangeBuffer } from "./change-buffer.ts";
import type { ProducerStamp } from "../wire/publish.ts";
import type { Duplicates } from "../wire/publish-reply.ts";
import { refusal, type Appended, type Refusal } from "./outcome.ts";

export const MAX_PRODUCER_IN_FLIGHT = 16;
export const PRODUCER_EXPIRY_MS = 7 * 24 * 3600 * 1000;

interface Result {
  sequence: number;
  appendTime: number;
  results: number[];
  duplicates: Duplicates | undefined;
}

export interface Producer {
  readonly id: number;
  readonly name: string;
  epoch: number;
  nextSequence: number;
  lastUsedMs: number;
  /** Index of the entry that used it last: the order of expiry, the same after a restore. */
  lastUsedIndex: number;
  /** Result of sequence s at s mod 16. */
  readonly results: (Result | undefined)[];
}

export class Producers {
  /** Ascending by lastUsedIndex: using one moves it to the end. */
  #byId = new Map<number, Producer>();
  readonly #byName = new Map<string, Producer>();
  readonly #maxProducers: number;
  readonly #mutations: Mutations;

  constructor(maxProducers = INNER_LIMITS.maxProducers, mutations: Mutations = NO_MUTATIONS) {
    this.#maxProducers = maxProducers;
    this.#mutations = mutations;
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: number): Producer | undefined {
    return this.#byId.get(id);
  }

  named(name: string): Producer | undefined {
    return this.#byName.get(name);
  }

  /** Makes a producer, or opens a new session of a named one. `freshId` is used if it is new. */
  register(name: string, freshId: number, nowMs: number, index: number, changes: ChangeBuffer): Producer {
    this.#expire(nowMs, changes);
    let producer = name === "" ? undefined : this.#byName.get(name);
    if (producer === undefined) {
      if (this.#byId.size >= this.#maxProducers) this.#dropOldest(changes);
      producer = {
        id: freshId,
        name,
        epoch: 1,
        nextSequence: 1,
        lastUsedMs: nowMs,
        lastUsedIndex: index,
        results: [],
      };
      if (name !== "") this.#byName.set(name, producer);
    } else {
      producer.epoch++;
      producer.nextSequence = 1;
      for (let slot = 0; slot < producer.results.length; slot++) {
        if (producer.results[slot] !== undefined) changes.remove(RowKind.producerResult, producer.id, slot);
      }
      producer.results.length = 0;
    }
    this.#use(producer, nowMs, index, changes);
    return producer;
  }

  /**
   * What to answer instead of storing: a duplicate's first result, or why not. Undefined: go on. `lineageIndex`: the
   * entry since which the log may lack its former end.
   */
  check(stamp: ProducerStamp, lineageIndex = 0): Appended | Refusal | undefined {
    const producer = this.#byId.get(stamp.producerId);
    if (producer === undefined || stamp.producerEpoch > producer.epoch) {
      return refusal("UNKNOWN_PRODUCER", `producer ${stamp.producerId} is not known (any more)`);
    }
    if (stamp.producerEpoch < producer.epoch) {
      return refusal(
        "PRODUCER_FENCED",
        `a newer session (${producer.epoch}) of producer ${quotedName(producer)} took over`,
        {
          epoch: String(producer.epoch),
        },
      );
    }
    if (stamp.sequence === producer.nextSequence) return undefined;
    if (stamp.sequence === 0) return refusal("INVALID_ARGUMENT", "a producer's requests count from 1, not 0");
    if (stamp.sequence > producer.nextSequence) {
      const expected = String(producer.nextSequence);
      if (producer.lastUsedIndex < lineageIndex) {
        return refusal(
          "LOG_TRUNCATED",
          `the end of the log was lost since this producer's last stored request: request ${stamp.sequence} came where ` +
            `${expected} is expected; what was confirmed from there on is gone`,
          { expected },
        );
      }
      return refusal("OUT_OF_SEQUENCE", `request ${stamp.sequence} came where ${expected} was expected`, {
        expected,
      });
    }
    if (this.#mutations.noDedup === true) return undefined;
    const kept = producer.results[stamp.sequence % MAX_PRODUCER_IN_FLIGHT];
    if (kept === undefined || kept.sequence !== stamp.sequence) {
      return refusal("RESULT_UNKNOWN", `request ${stamp.sequence} was stored; its result is no longer kept`);
    }
    const { appendTime, results, duplicates } = kept;
    return { kind: "appended", duplicate: true, appendTime, results, duplicates };
  }

  /** Records an accepted request that check() let pass. */
  accept(
    stamp: ProducerStamp,
    { appendTime, results, duplicates }: Appended,
    index: number,
    changes: ChangeBuffer,
  ): void {
    const producer = this.#byId.get(stamp.producerId)!;
    const slot = stamp.sequence % MAX_PRODUCER_IN_FLIGHT;
    const result: Result = { sequence: stamp.sequence, appendTime, results, duplicates };
    producer.results[slot] = result;
    if (stamp.sequence >= producer.nextSequence) producer.nextSequence = stamp.sequence + 1;
    putResultRow(changes, producer.id, slot, result);
    this.#use(producer, appendTime, index, changes);
  }

  /** A request that check() let pass was refused all the same: its sequence stays to be used, but for a mutation. */
  refused(stamp: ProducerStamp, nowMs: number, index: number, changes: ChangeBuffer): void {
    if (this.#mutations.sequenceAdvancedOnRefusal !== true) return;
    const producer = this.#byId.get(stamp.producerId)!;
    producer.nextSequence = stamp.sequence + 1;
    this.#use(producer, nowMs, index, changes);
  }

  restore(id: number, value: Uint8Array): void {
    const row = decode(v1.ProducerRow, value);
    const producer: Producer = {
      id,
      name: row.name,
      epoch: row.epoch,
      nextSequence: row.nextSequence,
      lastUsedMs: row.lastUsed,
      lastUsedIndex: row.lastUsedIndex,
      results: [],
    };
    this.#byId.set(id, producer);
    if (row.name !== "") this.#byName.set(row.name, producer);
  }

  restoreResult(id: number, slot: number, value: Uint8Array): void {
    const { sequence, appendTime, results, duplicates } = decode(v1.ProducerResultRow, value);
    const producer = this.#byId.get(id);
    if (producer === undefined) return;
    producer.results[slot] = { sequence, appendTime, results, duplicates: duplicatesOf(duplicates) };
  }

  /** After all rows: a restored map must iterate as the one it was saved from. */
  restored(): void {
    if (this.#mutations.mapOrderInApply === true) return;
    this.#byId = new Map(
      [...this.#byId.values()]
        .sort((a, b) => a.lastUsedIndex - b.lastUsedIndex)
        .map((producer) => [producer.id, producer]),
    );
  }

  #use(producer: Producer, nowMs: number, index: number, changes: ChangeBuffer): void {
    producer.lastUsedMs = nowMs;
    producer.lastUsedIndex = index;
    this.#byId.delete(producer.id);
    this.#byId.set(producer.id, producer);
    putProducerRow(changes, producer);
  }

  #expire(nowMs: number, changes: ChangeBuffer): void {
    for (const producer of this.#byId.values()) {
      if (nowMs - producer.lastUsedMs < PRODUCER_EXPIRY_MS) return;
      this.#drop(producer, changes);
    }
  }

  #dropOldest(changes: ChangeBuffer): void {
    for (const producer of this.#byId.values()) {
      this.#drop(producer, changes);
      return;
    }
  }

  #drop(producer: Producer, changes: ChangeBuffer): void {
    this.#byId.delete(producer.id);
    if (producer.name !== "") this.#byName.delete(producer.name);
    changes.remove(RowKind.producer, producer.id, 0);
    for (let slot = 0; slot < producer.results.length; slot++) {
      if (producer.results[slot] !== undefined) changes.remove(RowKind.producerResult, producer.id, slot);
    }
  }
}

function quotedName(producer: Producer): string {
  return producer.name === "" ? String(producer.id) : JSON.stringify(producer.name);
}

const utf8 = new TextEncoder();

/** ProducerRow of journal.proto, by hand: written with every accepted request. */
function putProducerRow(changes: ChangeBuffer, producer: Producer): void {
  const name = producer.name === "" ? undefined : utf8.encode(producer.name);
  let at = changes.begin(RowKind.producer, producer.id, 0, 4 * 9 + 4 + (name?.length ?? 0));
  const { bytes } = changes;
  if (name !== undefined) {
    at = putVarint(bytes, putVarint(bytes, at, 0x0a), name.length);
    bytes.set(name, at);
    at += name.length;
  }
  at = putVarint(bytes, putVarint(bytes, at, 0x10), producer.epoch);
  at = putVarint(bytes, putVarint(bytes, at, 0x18), producer.nextSequence);
  at = putVarint(bytes, putVarint(bytes, at, 0x20), producer.lastUsedMs);
  at = putVarint(bytes, putVarint(bytes, at, 0x28), producer.lastUsedIndex);
  changes.end(at);
}

/** Flattened: place of the batch, of the record, offset. */
function duplicatesOf(flat: readonly number[]): Duplicates | undefined {
  if (flat.length === 0) return undefined;
  const duplicates = new Map<number, number[]>();
  for (let i = 0; i + 2 < flat.length; i += 3) {
    const own = duplicates.get(flat[i]!) ?? [];
    own.push(flat[i + 1]!, flat[i + 2]!);
    duplicates.set(flat[i]!, own);
  }
  return duplicates;
}

function flattened(duplicates: Duplicates | undefined): number[] {
  const flat: number[] = [];
  for (const [place, own] of duplicates ?? [])
    for (let i = 0; i < own.length; i += 2) flat.push(place, own[i]!, own[i + 1]!);
  return flat;
}

/** ProducerResultRow of journal.proto, by hand. */
function putResultRow(changes: ChangeBuffer, id: number, slot: number, result: Result): void {
  const packed = numbersSize(result.results);
  const flat = flattened(result.duplicates);
  const flatSize = numbersSize(flat);
  let at = changes.begin(RowKind.producerResult, id, slot, 2 * 9 + 2 * (1 + 8) + packed + flatSize);
  const { bytes } = changes;
  at = putVarint(bytes, putVarint(bytes, at, 0x08), result.sequence);
  at = putVarint(bytes, putVarint(bytes, at, 0x10), result.appendTime);
  at = putVarint(bytes, putVarint(bytes, at, 0x1a), packed);
  for (const value of result.results) at = putVarint(bytes, at, value);
  if (flat.length > 0) {
    at = putVarint(bytes, putVarint(bytes, at, 0x22), flatSize);
    for (const value of flat) at = putVarint(bytes, at, value);
  }
  changes.end(at);
}

function numbersSize(numbers: readonly number[]): number {
  let size = 0;
  for (const number of numbers) size += varintSize(number);
  return size;
}

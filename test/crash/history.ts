/**
 * What the clients did: every message they were asked to send, and what they were told became of it. A message's number
 * is its identity: its bytes follow from the number alone, so whoever finds it in the log can tell whether it is whole.
 */
import type { Random } from "../fixtures/random.ts";

export type Outcome =
  /** Sent, nothing heard yet. */
  | "pending"
  /** Told where it is stored. */
  | "confirmed"
  /** Told that it may or may not be stored. */
  | "unknown"
  /** Told that it is not stored. */
  | "refused";

/** One idempotent session: what one connected client publishes. */
export interface Session {
  readonly number: number;
  readonly name: string;
  /** Of a named producer: its name. A later session of the same producer fences the earlier ones. */
  readonly producer: string | undefined;
}

export interface Sent {
  readonly session: number;
  readonly topic: string;
  readonly key: string | undefined;
  /** Messages of one atomic batch share this number. */
  readonly atomic: number | undefined;
}

const outcomes: readonly Outcome[] = ["pending", "confirmed", "unknown", "refused"];

export class History {
  readonly sessions: Session[] = [];
  readonly #topics: string[] = [];
  readonly #keys: string[] = [];
  readonly #topicNumbers = new Map<string, number>();
  readonly #keyNumbers = new Map<string, number>();
  readonly #session = new Column();
  readonly #topic = new Column();
  readonly #key = new Column();
  readonly #atomic = new Column();
  readonly #outcome = new Column();
  readonly #partition = new Column();
  readonly #offset = new Column();
  #atomics = 0;

  open(name: string, producer?: string): Session {
    const session = { number: this.sessions.length, name, producer };
    this.sessions.push(session);
    return session;
  }

  newAtomic(): number {
    return this.#atomics++;
  }

  get atomics(): number {
    return this.#atomics;
  }

  /** Messages so far: their numbers are 0 to this. */
  get count(): number {
    return this.#session.length;
  }

  /** Call it in the same turn as the publish: the order of numbers is the order a session sends in. */
  invoke({ session, topic, key, atomic }: Sent): number {
    const message = this.#session.push(session);
    this.#topic.push(numberOf(topic, this.#topics, this.#topicNumbers));
    this.#key.push(key === undefined ? -1 : numberOf(key, this.#keys, this.#keyNumbers));
    this.#atomic.push(atomic ?? -1);
    this.#outcome.push(0);
    this.#partition.push(-1);
    this.#offset.push(-1);
    return message;
  }

  confirm(message: number, partition: number, offset: number): void {
    this.#outcome.set(message, outcomes.indexOf("confirmed"));
    this.#partition.set(message, partition);
    this.#offset.set(message, offset);
  }

  fail(message: number, indeterminate: boolean): void {
    this.#outcome.set(message, outcomes.indexOf(indeterminate ? "unknown" : "refused"));
  }

  has(message: number): boolean {
    return Number.isInteger(message) && message >= 0 && message < this.count;
  }

  sessionOf(message: number): number {
    return this.#session.at(message);
  }

  topicOf(message: number): string {
    return this.#topics[this.#topic.at(message)]!;
  }

  keyOf(message: number): string | undefined {
    return this.#keys[this.#key.at(message)];
  }

  /** −1 = in none. */
  atomicOf(message: number): number {
    return this.#atomic.at(message);
  }

  outcomeOf(message: number): Outcome {
    return outcomes[this.#outcome.at(message)]!;
  }

  /** Where it was confirmed; −1 = it was not. */
  partitionOf(message: number): number {
    return this.#partition.at(message);
  }

  offsetOf(message: number): number {
    return this.#offset.at(message);
  }

  countOf(outcome: Outcome): number {
    const wanted = outcomes.indexOf(outcome);
    let count = 0;
    for (let message = 0; message < this.count; message++) if (this.#outcome.at(message) === wanted) count++;
    return count;
  }
}

function numberOf(text: string, texts: string[], numbers: Map<string, number>): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, texts.length);
  return texts.push(text) - 1;
}

/** A column of whole numbers that grows: a long run has millions of messages. */
export class Column {
  length = 0;
  #values = new Int32Array(1024);

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): number {
    if (this.length === this.#values.length) this.#grow(this.length * 2);
    this.#values[this.length] = value;
    return this.length++;
  }

  /** Fills up with `value` until it has `length`. */
  extend(length: number, value: number): void {
    if (length <= this.length) return;
    if (length > this.#values.length) this.#grow(Math.max(length, this.#values.length * 2));
    this.#values.fill(value, this.length, length);
    this.length = length;
  }

  #grow(capacity: number): void {
    const grown = new Int32Array(capacity);
    grown.set(this.#values);
    this.#values = grown;
  }
}

const LARGEST_FILL = 64 * 1024;

/** The bytes of messages, by their numbers: `<number>:` and a piece of one random pool. Most are small, a few large. */
export class Values {
  readonly #pool: Buffer;
  readonly #sizeOf: (chance: number) => number;

  /** `sizeOf` gives a value's size, 64 KiB at most, from a number made of the message's. */
  constructor(random: Random, sizeOf = usualSize) {
    this.#sizeOf = sizeOf;
    this.#pool = Buffer.from(random.bytes(2 * LARGEST_FILL));
  }

  of(message: number): Buffer {
    const head = Buffer.from(`${message}:`, "latin1");
    return Buffer.concat([head, this.#fill(message)]);
  }

  /** The number of the message these bytes are; undefined = they are none of ours, or damaged. */
  read(bytes: Uint8Array): number | undefined {
    let at = 0;
    let message = 0;
    while (at < bytes.length && at < 10 && bytes[at] !== COLON) {
      const digit = bytes[at++]! - ZERO;
      if (digit < 0 || digit > 9) return undefined;
      message = message * 10 + digit;
    }
    if (at === 0 || bytes[at] !== COLON) return undefined;
    return this.#fill(message).compare(bytes, at + 1) === 0 ? message : undefined;
  }

  #fill(message: number): Buffer {
    const mixed = mix(message);
    const size = this.#sizeOf(mixed);
    const start = mix(mixed) % LARGEST_FILL;
    return this.#pool.subarray(start, start + size);
  }
}

function usualSize(chance: number): number {
  if (chance % 2000 === 0) return LARGEST_FILL;
  return chance % 50 === 0 ? 4096 : 20 + (chance % 200);
}

const COLON = 0x3a;
const ZERO = 0x30;

function mix(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16) ^ 0x9e3779b9, 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

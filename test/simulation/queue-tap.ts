/**
 * Listens to the frames between a shipped client and the node, and tells the shadow of the queues what the client's
 * consumers were given, what they said and what they were answered: what happens inside of the client is its own.
 */
import { MAGIC, FrameField, splitFrame } from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import {
  eachRecord,
  numberRanges,
  readDeliveries,
  readLost,
  resumedNumbers,
  type DeliveriesParts,
} from "../../src/sdk/queue-frames.ts";
import type { Dial, Transport } from "../../src/sdk/transport.ts";
import { isDeadly, type Attachment, type Hold, type QueueLedger, type Said } from "./queue-ledger.ts";
import { NO_FORM, openedMessage } from "./queue-worker.ts";
import type { QueueHabits } from "./queue-world.ts";
import { Violation } from "./violation.ts";
import type { Wire } from "./wire.ts";

type Decoded<T extends { decode(bytes: Uint8Array): unknown }> = ReturnType<T["decode"]>;

const LENGTH_BYTES = 4;
const { SettleOutcome } = v1;
const SAID: Readonly<Record<number, Said>> = {
  [SettleOutcome.ACK]: "ack",
  [SettleOutcome.NACK]: "nack",
  [SettleOutcome.REJECT]: "reject",
  [SettleOutcome.RELEASE]: "release",
};

/** One of the client's consumers. */
export class TappedConsumer {
  /** In its hands, by number. */
  readonly held = new Map<number, Hold>();
  /** Undefined: it is not known to the node, or its connection is gone. */
  by: Attachment | undefined;

  /** The message at an offset. What was given back may come again before it is confirmed: the newest. */
  at(offset: number): Hold | undefined {
    let newest: Hold | undefined;
    for (const hold of this.held.values())
      if (hold.offset === offset && hold.number >= (newest?.number ?? 0)) newest = hold;
    return newest;
  }
}

interface Hooks {
  readonly name: string;
  readonly queue: QueueHabits;
  readonly shadow: QueueLedger;
  readonly nowMs: () => number;
  readonly fail: (error: Error) => void;
  /** A consumer says that it goes. */
  readonly onGoodbye: (consumer: TappedConsumer) => void;
}

/** A client's life: connections one after the other. */
export class QueueTap {
  readonly consumers = new Map<number, TappedConsumer>();
  readonly #hooks: Hooks;
  /** By the correlation of their requests: what is to be done with an answer. */
  #asked = new Map<number, (field: number, body: Uint8Array) => void>();
  #wire: Wire | undefined;
  #isOver = false;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  dial(inner: Dial, wireOf: () => Wire): Dial {
    return async (endpoint, listener, signal) => {
      const heard = {
        frame: (bytes: Uint8Array, start: number, end: number): boolean => {
          this.#attempt(() => this.#received(bytes, start, end));
          return listener.frame(bytes, start, end);
        },
        closed: (error: Error | undefined): void => {
          this.#lost();
          listener.closed(error);
        },
      };
      const transport = await inner(endpoint, heard, signal);
      this.#lost();
      this.#wire = wireOf();
      return this.#tapped(transport);
    };
  }

  /** The client's process is gone. */
  over(): void {
    this.#isOver = true;
    for (const consumer of this.consumers.values()) this.#gone(consumer);
    this.consumers.clear();
  }

  #tapped(transport: Transport): Transport {
    return {
      get maxFrameBytes() {
        return transport.maxFrameBytes;
      },
      set maxFrameBytes(bytes) {
        transport.maxFrameBytes = bytes;
      },
      send: (frame, written) => {
        this.#attempt(() => this.#sent(frame));
        transport.send(frame, written);
      },
      end: () => transport.end(),
      destroy: () => transport.destroy(),
    };
  }

  #attempt(run: () => void): void {
    if (this.#isOver) return;
    try {
      run();
    } catch (error) {
      this.#hooks.fail(error as Error);
    }
  }

  #lost(): void {
    this.#asked.clear();
    for (const consumer of this.consumers.values()) consumer.by = undefined;
  }

  #gone({ held }: TappedConsumer): void {
    for (const hold of held.values()) this.#hooks.shadow.gone(hold);
    held.clear();
  }

  // ---- what the client says ----

  #sent(frame: Uint8Array): void {
    if (frame === MAGIC) return;
    const parts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
    const { correlation, field, bodyStart, bodyEnd } = splitFrame(frame, LENGTH_BYTES, frame.length, parts);
    const body = frame.subarray(bodyStart, bodyEnd);
    if (field === FrameField.consume) this.#consume(correlation, v1.ConsumeRequest.decode(body));
    else if (field === FrameField.settle) this.#settle(correlation, v1.SettleRequest.decode(body));
    else if (field === FrameField.stopConsuming) this.#goodbye(v1.StopConsumingRequest.decode(body).consumer);
  }

  #consume(correlation: number, request: Decoded<typeof v1.ConsumeRequest>): void {
    let consumer = this.consumers.get(request.consumer);
    if (consumer === undefined) this.consumers.set(request.consumer, (consumer = new TappedConsumer()));
    const { held } = consumer;
    const presented = new Set<number>();
    for (const { firstNumber, count } of request.held)
      for (let i = 0; i < (count || 1); i++) presented.add((firstNumber ?? 0) + i);
    for (const number of held.keys())
      if (!presented.has(number)) throw new Violation(`${this.#hooks.name} does not come back for ${number}`);
    const sinceMs = this.#hooks.nowMs();
    this.#asked.set(correlation, (field, body) => {
      if (field === FrameField.consuming) this.#attached(consumer, sinceMs, v1.ConsumeReply.decode(body));
    });
  }

  #settle(correlation: number, { consumer: id, settlements }: Decoded<typeof v1.SettleRequest>): void {
    const consumer = this.consumers.get(id);
    if (consumer === undefined) throw new Violation(`${this.#hooks.name} settles what it has not`);
    const { shadow } = this.#hooks;
    const extended: Hold[] = [];
    const said: { hold: Hold; said: Said; delayMs: number | undefined }[] = [];
    for (const { outcome, ranges, delayMs } of settlements) {
      for (const { first, last } of numberRanges(ranges)) {
        for (const [number, hold] of consumer.held) {
          if (number < first || number > last) continue;
          const what = SAID[outcome ?? 0];
          if (what === undefined) extended.push(hold);
          else said.push({ hold, said: what, delayMs: delayMs ?? undefined });
        }
      }
    }
    for (const { hold, said: what } of said) shadow.saying(hold, what);
    const sentMs = this.#hooks.nowMs();
    // If there is no place for the dead, what is said with it is not known either.
    const withDeadly = said.some(({ hold, said: what }) => isDeadly(hold, what));
    this.#asked.set(correlation, (field, body) => {
      if (field !== FrameField.settled) return;
      const lost = readLost(body);
      const isLost = (number: number): boolean =>
        lost.some(({ first, last }) => number >= first && number <= last);
      for (const hold of extended) {
        if (consumer.held.get(hold.number) !== hold || hold.saying !== undefined) continue;
        if (!isLost(hold.number)) shadow.extended(hold, sentMs);
        else if (consumer.held.delete(hold.number)) shadow.lost(hold, "ack");
      }
      for (const { hold, said: what, delayMs } of said) {
        if (!consumer.held.delete(hold.number)) continue;
        if (isLost(hold.number)) shadow.lost(hold, withDeadly ? "reject" : what);
        else shadow.taken(hold, what, sentMs, delayMs);
      }
    });
  }

  #goodbye(id: number): void {
    const consumer = this.consumers.get(id);
    if (consumer === undefined) return;
    this.#hooks.onGoodbye(consumer);
    for (const hold of consumer.held.values())
      if (hold.saying === undefined) this.#hooks.shadow.saying(hold, "release");
    this.#gone(consumer);
    this.consumers.delete(id);
  }

  // ---- what it is told ----

  #received(bytes: Uint8Array, start: number, end: number): void {
    const parts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
    const { correlation, field, bodyStart, bodyEnd } = splitFrame(bytes, start, end, parts);
    if (field === FrameField.deliveries)
      return this.#delivered(bytes, readDeliveries(bytes, bodyStart, bodyEnd));
    const body = bytes.subarray(bodyStart, bodyEnd);
    if (field === FrameField.deliveriesLost) return this.#revoked(v1.DeliveriesLost.decode(body));
    const answered = this.#asked.get(correlation);
    if (correlation === 0 || answered === undefined) return;
    this.#asked.delete(correlation);
    answered(field, body);
  }

  #attached(
    consumer: TappedConsumer,
    sinceMs: number,
    { epoch, resumed }: Decoded<typeof v1.ConsumeReply>,
  ): void {
    const { name, shadow, queue } = this.#hooks;
    const by: Attachment = { name, wire: this.#wire!, epoch: epoch ?? 0, sinceMs };
    consumer.by = by;
    shadow.attached(by, queue);
    const numberOf = resumedNumbers(resumed);
    const before = [...consumer.held.values()];
    consumer.held.clear();
    for (const hold of before) {
      const number = numberOf(hold.number);
      if (number === undefined) {
        shadow.notResumed(hold);
        continue;
      }
      shadow.resumed(hold, by, number);
      hold.saying = undefined;
      consumer.held.set(number, hold);
    }
  }

  #delivered(bytes: Uint8Array, { consumer: id, batches, ranges }: DeliveriesParts): void {
    const { name, shadow, queue } = this.#hooks;
    const consumer = this.consumers.get(id);
    // It said goodbye, and these were on their way.
    if (consumer === undefined) return;
    const { by } = consumer;
    if (by === undefined) throw new Violation(`${name} consumes nothing, and got some`);
    const handOuts = ranges.flatMap(({ firstNumber, firstOffset, count, attempts, deliveries }) =>
      Array.from({ length: count }, (_, i) => ({
        number: firstNumber + i,
        offset: firstOffset + i,
        attempts,
        deliveries,
      })),
    );
    let next = 0;
    eachRecord(bytes, batches, queue.name, NO_FORM, (_, start, end) => {
      const { id: message, rounds } = openedMessage(bytes, start, end);
      const hold = shadow.delivered(by, queue, message, { ...handOuts[next++]!, rounds });
      if (consumer.held.has(hold.number))
        throw new Violation(`number ${hold.number} was given twice to ${name}`);
      consumer.held.set(hold.number, hold);
    });
  }

  #revoked({ consumer: id, ranges }: Decoded<typeof v1.DeliveriesLost>): void {
    const consumer = this.consumers.get(id);
    if (consumer === undefined) return;
    for (const { first, last } of numberRanges(ranges)) {
      for (const [number, hold] of [...consumer.held]) {
        if (number < first || number > last) continue;
        consumer.held.delete(number);
        this.#hooks.shadow.lost(hold, hold.saying ?? "ack");
      }
    }
  }
}

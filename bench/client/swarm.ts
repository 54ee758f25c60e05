/**
 * Clients nobody wants: a thousand connections that send garbage, claim lengths they never send, stop in the middle of a
 * frame, say nothing, do not read what they asked for, mind no credit, or come only to go. Each has a role; when its
 * life ends, another with the same role takes its place, so that all are there all the time.
 */
import { connect, type Socket } from "node:net";
import { crc32 } from "node:zlib";
import { encodeFrame, FrameField, MAGIC } from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";

export interface SwarmOrder {
  readonly host: string;
  readonly port: number;
  /** At a time, shared out among the roles. */
  readonly connections: number;
  /** Exists; holds enough that reading it fills every buffer on the way. */
  readonly largeTopic: string;
  /** Exists; gets what is published too fast. */
  readonly floodedTopic: string;
  /** Default: all. */
  readonly roles?: readonly RoleName[];
  readonly random: () => number;
}

const KiB = 1024;
const MiB = 1024 * KiB;

const hello = encodeFrame(
  1,
  FrameField.hello,
  v1.Hello.encode({ minProtocol: 1, maxProtocol: 1, clientName: "swarm" }).finish(),
);
const greeting = Buffer.concat([MAGIC, hello]);
const ping = encodeFrame(0, FrameField.ping, new Uint8Array(0));

/** What one connection does. Lives are in milliseconds. */
interface Role {
  /** Of a thousand connections. */
  readonly share: number;
  readonly lifeMs: readonly [least: number, most: number];
  readonly begin: (visitor: Visitor) => void;
  /** Now and then, while it lives. */
  readonly goOn?: (visitor: Visitor) => void;
}

const roles = {
  garbage: {
    share: 200,
    lifeMs: [500, 3000],
    begin: (visitor) => visitor.write(visitor.randomBytes(4 * KiB)),
  },
  greetedGarbage: {
    share: 100,
    lifeMs: [500, 3000],
    begin(visitor) {
      visitor.write(greeting);
      visitor.write(visitor.randomBytes(4 * KiB));
    },
  },
  /** A length within the limit, of which nearly nothing comes. */
  hugeLength: {
    share: 150,
    lifeMs: [3000, 15_000],
    begin(visitor) {
      visitor.write(greeting);
      visitor.write(lengthAnd(8 * MiB, 1000));
    },
  },
  impossibleLength: {
    share: 50,
    lifeMs: [500, 2000],
    begin(visitor) {
      visitor.write(greeting);
      visitor.write(lengthAnd(0xffff_ffff, 16));
    },
  },
  halfFrame: {
    share: 150,
    lifeMs: [2000, 15_000],
    begin(visitor) {
      visitor.write(greeting);
      const frame = visitor.publish(10 * KiB);
      visitor.write(frame.subarray(0, Math.floor(frame.length * visitor.random())));
    },
  },
  silent: { share: 200, lifeMs: [5000, 20_000], begin: () => {} },
  /** Asks for a gigabyte and takes nothing, but gives signs of life. */
  slowReader: {
    share: 50,
    lifeMs: [4000, 15_000],
    begin(visitor) {
      visitor.socket.pause();
      visitor.write(greeting);
      const body = { subscription: 1, topic: visitor.order.largeTopic, creditBytes: 1024 * MiB };
      visitor.write(encodeFrame(2, FrameField.subscribe, v1.SubscribeRequest.encode(body).finish()));
    },
    goOn: (visitor) => visitor.write(ping),
  },
  /** More than its credit at once: 40 MiB where 32 may be unanswered. */
  overrun: {
    share: 4,
    lifeMs: [8000, 12_000],
    begin(visitor) {
      visitor.write(greeting);
      const frame = visitor.publish(512 * KiB);
      for (let i = 0; i < 80; i++) visitor.write(frame);
    },
  },
  /** As many empty things as fit a frame: little to send, much to hold. */
  dense: {
    share: 6,
    lifeMs: [3000, 6000],
    begin(visitor) {
      visitor.write(greeting);
      visitor.write(encodeFrame(3, FrameField.publish, Buffer.alloc(MiB, Buffer.of(0x7a, 0x00))));
      visitor.write(encodeFrame(4, FrameField.subscribe, Buffer.alloc(MiB, Buffer.of(0x1a, 0x00))));
    },
  },
  /** Comes and goes, at any moment of the greeting. */
  storm: {
    share: 90,
    lifeMs: [0, 400],
    begin: (visitor) =>
      visitor.write(greeting.subarray(0, Math.floor(visitor.random() * (greeting.length + 1)))),
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;
export const roleNames = Object.keys(roles) as readonly RoleName[];

/** Connections so far, by role; `failed` could not connect. */
export type SwarmTally = Readonly<Record<RoleName | "failed", number>>;

const NOISE_BYTES = 256 * KiB;
const TICK_MS = 100;
const GO_ON_MS = 500;

function lengthAnd(length: number, sent: number): Uint8Array {
  const bytes = Buffer.alloc(4 + sent);
  bytes.writeUInt32BE(length);
  return bytes;
}

export class Swarm {
  readonly tally = Object.fromEntries([...roleNames, "failed"].map((name) => [name, 0])) as Record<
    RoleName | "failed",
    number
  >;
  readonly #order: SwarmOrder;
  readonly #noise: Uint8Array;
  readonly #visitors = new Set<Visitor>();
  readonly #ticker: NodeJS.Timeout;
  #stopped = false;

  constructor(order: SwarmOrder) {
    this.#order = order;
    this.#noise = Uint8Array.from({ length: NOISE_BYTES }, () => Math.floor(order.random() * 256));
    for (const name of order.roles ?? roleNames) {
      const wanted = Math.ceil((roles[name].share * order.connections) / 1000);
      for (let i = 0; i < wanted; i++) this.#open(name);
    }
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
  }

  get size(): number {
    return this.#visitors.size;
  }

  /** Everybody goes, most without a word. */
  async stop(): Promise<SwarmTally> {
    this.#stopped = true;
    clearInterval(this.#ticker);
    await Promise.all([...this.#visitors].map((visitor) => visitor.leave()));
    return this.tally;
  }

  #open(name: RoleName): void {
    this.tally[name]++;
    const visitor = new Visitor(this.#order, roles[name], this.#noise, (failed) => {
      this.#visitors.delete(visitor);
      if (failed) this.tally.failed++;
      // Not at once: whoever is turned away would come back in a loop without end.
      if (!this.#stopped) setTimeout(() => this.#stopped || this.#open(name), TICK_MS).unref();
    });
    this.#visitors.add(visitor);
  }

  #tick(): void {
    const now = performance.now();
    for (const visitor of this.#visitors) visitor.tick(now);
  }
}

class Visitor {
  readonly order: SwarmOrder;
  readonly socket: Socket;
  readonly #role: Role;
  readonly #noise: Uint8Array;
  readonly #closed: Promise<void>;
  readonly #endsMs: number;
  #nextMs = 0;
  #begun = false;
  #leaving = false;

  constructor(order: SwarmOrder, role: Role, noise: Uint8Array, gone: (failed: boolean) => void) {
    this.order = order;
    this.#noise = noise;
    this.#role = role;
    const [least, most] = role.lifeMs;
    this.#endsMs = performance.now() + least + order.random() * (most - least);
    this.socket = connect({ host: order.host, port: order.port, noDelay: true });
    // What comes is thrown away; a slow reader pauses.
    this.socket.on("data", () => {});
    this.socket.once("connect", () => {
      this.#begun = true;
      role.begin(this);
    });
    this.#closed = new Promise((resolve) => {
      let isGone = false;
      const end = (): void => {
        if (isGone) return;
        isGone = true;
        gone(!this.#begun && !this.#leaving);
        resolve();
      };
      this.socket.once("close", end);
      // A reset right after an end fails (EINVAL): Node tells the error, and no close after it.
      this.socket.on("error", () => {
        if (this.#leaving) end();
      });
    });
  }

  random(): number {
    return this.order.random();
  }

  /** A piece of the swarm's noise, another each time: made anew they would cost more than the server's work on them. */
  randomBytes(length: number): Uint8Array {
    const from = Math.floor(this.random() * (this.#noise.length - length));
    return this.#noise.subarray(from, from + length);
  }

  /** A sound publish request of one message. */
  publish(bytes: number): Uint8Array {
    const records = v1.RecordBatch.encode({
      baseTimestamp: 1_700_000_000_000,
      records: [{ value: Buffer.alloc(bytes, 7) }],
    }).finish();
    const batch = { partition: 0, count: 1, crc: crc32(records), records };
    const body = v1.PublishRequest.encode({ target: this.order.floodedTopic, batches: [batch] }).finish();
    return encodeFrame(5, FrameField.publish, body);
  }

  write(bytes: Uint8Array): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  tick(nowMs: number): void {
    if (nowMs >= this.#endsMs) return this.#go();
    if (this.#begun && this.#role.goOn !== undefined && nowMs >= this.#nextMs) {
      this.#nextMs = nowMs + GO_ON_MS;
      this.#role.goOn(this);
    }
  }

  async leave(): Promise<void> {
    this.#go();
    await this.#closed;
  }

  #go(): void {
    if (this.#leaving) return;
    this.#leaving = true;
    if (this.#begun && this.random() < 0.5) this.socket.resetAndDestroy();
    else this.socket.destroy();
  }
}

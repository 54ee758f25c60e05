/**
 * One TCP connection between the shipped client and the node: bytes in order, late and in pieces, until it is reset, or
 * silent for ever with neither side told. Its two ends are the ports that the real ones have.
 */
import type { Connection } from "../../src/io/network.ts";
import { ReceiveBuffer } from "../../src/sdk/receive-buffer.ts";
import type { Transport, TransportListener, Written } from "../../src/sdk/transport.ts";
import { MAX_FRAME_BYTES_BEFORE_HELLO } from "../../src/wire/frame.ts";
import type { Life } from "./life.ts";
import { copyOf } from "./slab.ts";
import type { SimulatedNetwork } from "./simulated-network.ts";

/** Bytes on the way to a client; the node's operating system takes no more before some have arrived. */
const WINDOW_BYTES = 4 * 1024;

export class Wire {
  readonly net: SimulatedNetwork;
  readonly life: Life;
  readonly node: NodeEnd;
  readonly client: ClientEnd;
  /** When it was no whole connection any more, whoever found out when. */
  brokenMs = Infinity;
  #silent = false;

  constructor(net: SimulatedNetwork, life: Life, number: number, listener: TransportListener) {
    this.net = net;
    this.life = life;
    this.node = new NodeEnd(this, `client:${number}`);
    this.client = new ClientEnd(this, listener);
  }

  get isOpen(): boolean {
    return this.client.isOpen || this.node.isOpen;
  }

  /** Nothing arrives any more, and nobody is told. */
  get silent(): boolean {
    return this.#silent;
  }

  set silent(silent: boolean) {
    this.#silent = silent;
    this.breaks();
  }

  breaks(): void {
    this.brokenMs = Math.min(this.brokenMs, this.net.agenda.nowMs);
  }

  /** Both sides are told, each when it finds out; what is on the way is lost. */
  reset(): void {
    this.silent = true;
    const { agenda } = this.net;
    agenda.plan(this.net.latency() * 3, "reset", () => this.client.hungUp(new Error("ECONNRESET")));
    this.net.soon(this.life, "reset", () => this.node.closed(), this.net.latency() * 3);
  }

  /** The node's process is gone: its operating system hangs up, or the power is gone too and nobody does. */
  orphan(hangsUp: boolean): void {
    this.node.isOpen = false;
    this.breaks();
    if (hangsUp) this.node.tellClient(new Error("ECONNRESET"));
    else this.silent = true;
  }
}

/** What the node has. */
export class NodeEnd implements Connection {
  readonly remote: string;
  onData: (chunk: Uint8Array) => void = () => undefined;
  onDrain: () => void = () => undefined;
  onClose: () => void = () => undefined;
  takenBytes = 0;
  bufferedBytes = 0;
  isOpen = true;
  /** Taken from the node, and not at the client yet. */
  underWay = 0;
  readonly #wire: Wire;
  #ending = false;
  #paused = false;
  #unread: Uint8Array[] = [];
  #waiting: { bytes: Uint8Array; sent: (() => void) | undefined }[] = [];
  #takePlanned = false;
  #atMs = 0;

  constructor(wire: Wire, remote: string) {
    this.#wire = wire;
    this.remote = remote;
  }

  write(bytes: Uint8Array, sent?: () => void): void {
    if (!this.#wire.life.alive || !this.isOpen || this.#ending) return sent?.();
    this.bufferedBytes += bytes.length;
    this.#waiting.push({ bytes, sent });
    this.planTake();
  }

  cork(): void {}

  uncork(): void {}

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#soon("resume", () => this.#deliver());
  }

  end(): void {
    if (!this.isOpen || this.#ending) return;
    this.#ending = true;
    this.#wire.breaks();
    this.planTake();
    // A peer that does not take what is left is not waited for long.
    this.#soon("linger", () => this.closed(), 1_000);
  }

  destroy(): void {
    if (!this.isOpen) return;
    this.#wire.breaks();
    this.#soon("closed", () => this.closed());
    this.tellClient(new Error("ECONNRESET"));
  }

  closed(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#wire.breaks();
    for (const { sent } of this.#waiting.splice(0)) sent?.();
    this.bufferedBytes = 0;
    this.onClose();
  }

  receive(pieces: readonly Uint8Array[]): void {
    this.#unread.push(...pieces);
    if (this.#unread.length === pieces.length) this.#deliver();
  }

  /** The client hears of an end once everything before it has arrived. */
  tellClient(error: Error | undefined): void {
    const { client } = this.#wire;
    this.#arrive("hung up", () => client.hungUp(error));
  }

  planTake(): void {
    if (this.#takePlanned || (this.#waiting.length === 0 && !this.#ending)) return;
    this.#takePlanned = true;
    this.#soon("take", () => {
      this.#takePlanned = false;
      this.#take();
    });
  }

  /** The operating system takes what waits, as far as its window goes. */
  #take(): void {
    if (!this.isOpen) return;
    const before = this.bufferedBytes;
    const taken: Uint8Array[] = [];
    const told: (() => void)[] = [];
    while (this.#waiting.length > 0 && this.underWay < WINDOW_BYTES) {
      const { bytes, sent } = this.#waiting.shift()!;
      taken.push(bytes);
      this.underWay += bytes.length;
      this.takenBytes += bytes.length;
      this.bufferedBytes -= bytes.length;
      if (sent !== undefined) told.push(sent);
    }
    if (taken.length > 0) this.#send(copyOf(...taken));
    // From here on the node may use the memory for something else.
    for (const sent of told) sent();
    if (before > 0 && this.bufferedBytes === 0) this.onDrain();
    if (this.#ending && this.#waiting.length === 0) {
      this.tellClient(undefined);
      this.#soon("closed", () => this.closed(), 1);
    }
  }

  #send(bytes: Uint8Array): void {
    const { net, client } = this.#wire;
    net.observe(this.#wire, bytes);
    this.#arrive("arrives", () => client.arrived(bytes));
  }

  #arrive(what: string, run: () => void): void {
    const { net } = this.#wire;
    this.#atMs = Math.max(this.#atMs, net.agenda.nowMs + net.latency());
    net.agenda.planAt(this.#atMs, what, () => {
      if (!this.#wire.silent) run();
    });
  }

  /** A read a step, as the event loop gives them. */
  #deliver(): void {
    if (this.#paused || !this.isOpen || this.#unread.length === 0) return;
    const chunk = this.#unread.shift()!;
    if (this.#unread.length > 0) this.#soon("reads on", () => this.#deliver(), 0);
    this.onData(chunk);
  }

  #soon(what: string, run: () => void, delayMs = 0.01): void {
    this.#wire.net.soon(this.#wire.life, what, run, delayMs);
  }
}

/** What the client has. */
export class ClientEnd implements Transport {
  isOpen = true;
  /** Reads nothing: what arrives waits. */
  stalled = false;
  readonly #wire: Wire;
  readonly #listener: TransportListener;
  readonly #received = new ReceiveBuffer(MAX_FRAME_BYTES_BEFORE_HELLO);
  #unread: Uint8Array[] = [];
  #atMs = 0;

  constructor(wire: Wire, listener: TransportListener) {
    this.#wire = wire;
    this.#listener = listener;
  }

  get maxFrameBytes(): number {
    return this.#received.maxFrameBytes;
  }

  set maxFrameBytes(bytes: number) {
    this.#received.maxFrameBytes = bytes;
  }

  send(frame: Uint8Array, written?: Written): void {
    const bytes = copyOf(frame);
    const { net, node } = this.#wire;
    this.#reach("reaches", () => node.receive(net.pieces(bytes)));
    written?.();
  }

  /** What was sent before still arrives. */
  end(): void {
    if (!this.isOpen) return;
    this.destroy();
    this.#wire.net.agenda.plan(0, "ended", () => this.#listener.closed(undefined));
  }

  destroy(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#wire.breaks();
    const { node } = this.#wire;
    this.#reach("hangs up", () => node.closed());
  }

  hungUp(error: Error | undefined): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#wire.breaks();
    this.#listener.closed(error);
  }

  arrived(bytes: Uint8Array): void {
    if (!this.isOpen) return;
    const pieces = this.#wire.net.pieces(bytes);
    this.#unread.push(...pieces);
    if (this.#unread.length === pieces.length) this.#readOne();
  }

  readOn(): void {
    this.stalled = false;
    this.#readOne();
  }

  /** A read a step, as the event loop gives them. */
  #readOne(): void {
    const { net, node, life } = this.#wire;
    if (!this.isOpen || this.stalled || this.#wire.silent || this.#unread.length === 0) return;
    const bytes = this.#unread.shift()!;
    if (this.#unread.length > 0) net.agenda.plan(0, "reads on", () => this.#readOne());
    node.underWay -= bytes.length;
    if (life.alive) node.planTake();
    this.#read(bytes);
  }

  #read(bytes: Uint8Array): void {
    const take = (memory: Uint8Array, start: number, end: number): boolean =>
      this.#listener.frame(memory, start, end);
    for (let at = 0; at < bytes.length && this.isOpen;) {
      const room = this.#received.room();
      const part = bytes.subarray(at, at + room.length);
      room.set(part);
      at += part.length;
      try {
        this.#received.filled(part.length, take);
      } catch (error) {
        this.destroy();
        return this.#listener.closed(error as Error);
      }
    }
  }

  #reach(what: string, run: () => void): void {
    const { net, life } = this.#wire;
    this.#atMs = Math.max(this.#atMs, net.agenda.nowMs + net.latency());
    net.agenda.planAt(this.#atMs, what, () => {
      if (!this.#wire.silent && life.alive && this.#wire.node.isOpen) run();
    });
  }
}

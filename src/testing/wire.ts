/** A connection within this process: what one side sends the other has a turn of the event loop later. */
import type { Connection } from "../io/network.ts";
import { ReceiveBuffer } from "../sdk/receive-buffer.ts";
import type { Transport, TransportListener, Written } from "../sdk/transport.ts";
import { MAGIC, MAX_FRAME_BYTES_BEFORE_HELLO } from "../wire/frame.ts";
import type { Activity } from "./activity.ts";

export class Wire {
  readonly broker: BrokerEnd;
  readonly client: ClientEnd;

  constructor(activity: Activity, number: number, listener: TransportListener) {
    const end = (): void => this.client.hungUp(undefined);
    this.client = new ClientEnd(activity, listener, {
      send: (bytes) => this.broker.arrived(bytes),
      end: () => this.broker.hungUp(),
    });
    this.broker = new BrokerEnd(activity, `in-process:${number}`, {
      send: (bytes) => this.client.arrived(bytes),
      end,
      reset: () => this.client.hungUp(reset()),
    });
  }

  get isOpen(): boolean {
    return this.client.isOpen || this.broker.isOpen;
  }

  /** Gone, and both sides are told. */
  cut(): void {
    this.broker.hungUp();
    this.client.hungUp(reset());
  }

  /** The broker's process is no more: only the client is told. */
  orphan(): void {
    this.broker.isOpen = false;
    this.client.hungUp(reset());
  }
}

function reset(): Error {
  return Object.assign(new Error("ECONNRESET: the connection was cut"), { code: "ECONNRESET" });
}

/** The other side, as one end sees it. */
interface Peer {
  send(bytes: Uint8Array): void;
  end(): void;
  reset?(): void;
}

/** What the broker has. */
class BrokerEnd implements Connection {
  readonly remote: string;
  onData: (chunk: Uint8Array) => void = () => undefined;
  onDrain: () => void = () => undefined;
  onClose: () => void = () => undefined;
  bufferedBytes = 0;
  takenBytes = 0;
  isOpen = true;
  readonly #activity: Activity;
  readonly #peer: Peer;
  #ending = false;
  #paused = false;
  #unread: Uint8Array[] = [];
  #unsent: { bytes: Uint8Array; sent: (() => void) | undefined }[] = [];

  constructor(activity: Activity, remote: string, peer: Peer) {
    this.#activity = activity;
    this.remote = remote;
    this.#peer = peer;
  }

  write(bytes: Uint8Array, sent?: () => void): void {
    if (!this.isOpen || this.#ending) return sent?.();
    this.bufferedBytes += bytes.length;
    if (this.#unsent.push({ bytes, sent }) === 1) this.#activity.later(() => this.#send());
  }

  cork(): void {}

  uncork(): void {}

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#activity.later(() => this.#read());
  }

  end(): void {
    if (!this.isOpen || this.#ending) return;
    this.#ending = true;
    this.#activity.later(() => {
      this.#send();
      this.#peer.end();
      this.hungUp();
    });
  }

  destroy(): void {
    if (!this.isOpen) return;
    this.#activity.later(() => {
      this.#peer.reset?.();
      this.hungUp();
    });
  }

  arrived(bytes: Uint8Array): void {
    if (this.isOpen) this.#unread.push(bytes);
    this.#read();
  }

  hungUp(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.bufferedBytes = 0;
    for (const { sent } of this.#unsent.splice(0)) sent?.();
    this.onClose();
  }

  #read(): void {
    while (!this.#paused && this.isOpen && this.#unread.length > 0) this.onData(this.#unread.shift()!);
  }

  #send(): void {
    if (!this.isOpen) return;
    const before = this.bufferedBytes;
    for (const { bytes, sent } of this.#unsent.splice(0)) {
      this.bufferedBytes -= bytes.length;
      this.takenBytes += bytes.length;
      // Copied there before its owner has it back.
      this.#peer.send(bytes);
      sent?.();
    }
    if (before > 0 && this.bufferedBytes === 0 && this.isOpen) this.onDrain();
  }
}

/** What the client has. */
class ClientEnd implements Transport {
  isOpen = true;
  readonly #activity: Activity;
  readonly #listener: TransportListener;
  readonly #peer: Peer;
  readonly #received = new ReceiveBuffer(MAX_FRAME_BYTES_BEFORE_HELLO);

  constructor(activity: Activity, listener: TransportListener, peer: Peer) {
    this.#activity = activity;
    this.#listener = listener;
    this.#peer = peer;
    this.#later(() => peer.send(MAGIC.slice()));
  }

  get maxFrameBytes(): number {
    return this.#received.maxFrameBytes;
  }

  set maxFrameBytes(bytes: number) {
    this.#received.maxFrameBytes = bytes;
  }

  send(frame: Uint8Array, written?: Written): void {
    const bytes = frame.slice();
    this.#later(() => this.#peer.send(bytes));
    written?.();
  }

  end(): void {
    this.destroy();
  }

  destroy(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#later(() => {
      this.#peer.end();
      this.#listener.closed(undefined);
    });
  }

  /** The other side is gone. */
  hungUp(error: Error | undefined): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#later(() => this.#listener.closed(error));
  }

  arrived(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.isOpen;) {
      const room = this.#received.room();
      const part = bytes.subarray(at, at + room.length);
      room.set(part);
      at += part.length;
      try {
        this.#received.filled(part.length, (memory, start, end) => this.#listener.frame(memory, start, end));
      } catch (error) {
        this.#peer.end();
        this.hungUp(error as Error);
      }
    }
  }

  #later(step: () => void): void {
    this.#activity.later(step);
  }
}

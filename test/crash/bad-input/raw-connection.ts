/** The wire by hand: a connection that can say anything, also what no client would. */
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { crc32 } from "node:zlib";
import { errorNameOf } from "../../../src/base/errors.ts";
import {
  encodeFrame,
  FrameDecoder,
  FrameField,
  MAGIC,
  splitFrame,
  type FrameParts,
} from "../../../src/wire/frame.ts";
import { v1, type proto } from "../../../src/wire/protobuf.ts";

export interface ReceivedFrame {
  readonly correlation: number;
  readonly field: number;
  readonly body: Uint8Array;
}

export class RawConnection {
  readonly socket: Socket;
  /** The other side has closed, or the connection broke. */
  readonly closed: Promise<void>;
  /** All that came, before it is cut into frames. */
  readonly received: Buffer[] = [];
  readonly #frames: ReceivedFrame[] = [];
  readonly #decoder = new FrameDecoder(64 * 1024 * 1024);
  readonly #waiting: (() => void)[] = [];
  #isClosed = false;
  #correlation = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => {
      socket.once("close", () => {
        this.#isClosed = true;
        for (const wake of this.#waiting.splice(0)) wake();
        resolve();
      });
    });
    // A reset is a close.
    socket.on("error", () => {});
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const connection = new RawConnection(socket);
    await once(socket, "connect");
    socket.on("data", (chunk: Buffer) => connection.#received(chunk));
    return connection;
  }

  /** Opened and greeted. */
  static async greeted(port: number): Promise<RawConnection> {
    const connection = await RawConnection.open(port);
    connection.write(Buffer.concat([MAGIC, helloFrame()]));
    const welcome = await connection.frame();
    if (welcome?.field !== FrameField.welcome) throw new Error(`no welcome but ${JSON.stringify(welcome)}`);
    return connection;
  }

  write(bytes: Uint8Array): void {
    if (!this.#isClosed) this.socket.write(bytes);
  }

  /** Sends a request; gives its reply. undefined = the connection was closed instead. */
  async call(field: number, body: Uint8Array): Promise<ReceivedFrame | undefined> {
    const correlation = ++this.#correlation;
    this.write(encodeFrame(correlation, field, body));
    for (;;) {
      const frame = await this.frame();
      if (frame === undefined || frame.correlation === correlation) return frame;
    }
  }

  /** The next frame; undefined = there will be none. */
  async frame(): Promise<ReceivedFrame | undefined> {
    while (this.#frames.length === 0 && !this.#isClosed) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.#frames.shift();
  }

  /** The server still answers on it. */
  async isAlive(): Promise<boolean> {
    this.write(encodeFrame(0, FrameField.ping, new Uint8Array(0)));
    for (;;) {
      const frame = await this.frame();
      if (frame === undefined || frame.field === FrameField.pong) return frame !== undefined;
    }
  }

  get text(): string {
    return Buffer.concat(this.received).toString("latin1");
  }

  destroy(): void {
    this.socket.destroy();
  }

  #received(chunk: Buffer): void {
    this.received.push(chunk);
    try {
      this.#decoder.push(chunk, (bytes, start, end) => {
        const parts: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
        splitFrame(bytes, start, end, parts);
        const { correlation, field, bodyStart, bodyEnd } = parts;
        this.#frames.push({ correlation, field, body: bytes.slice(bodyStart, bodyEnd) });
      });
    } catch {
      // A line for a stranger is no frame.
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

export function helloFrame(): Uint8Array {
  return encodeFrame(
    1,
    FrameField.hello,
    v1.Hello.encode({ minProtocol: 1, maxProtocol: 1, clientName: "raw" }).finish(),
  );
}

/** Name of the error a frame tells: its own, or a goodbye's. undefined = it tells none. */
export function errorIn(frame: ReceivedFrame | undefined): string | undefined {
  if (frame?.field === FrameField.error) return errorNameOf(v1.Error.decode(frame.body).code);
  if (frame?.field !== FrameField.goodbye) return undefined;
  return errorNameOf(v1.Goodbye.decode(frame.body).reason?.code ?? 0);
}

/** A publish request of one batch, sound unless something is given otherwise. */
export function publishBody(
  target: string,
  values: readonly Uint8Array[],
  batch: Partial<proto.v1.PartitionBatch.$Properties> = {},
  request: Partial<proto.v1.PublishRequest.$Properties> = {},
): Uint8Array {
  const records = v1.RecordBatch.encode({
    baseTimestamp: 1_700_000_000_000,
    records: values.map((value) => ({ value })),
  }).finish();
  const sound = { partition: 0, count: values.length, crc: crc32(records), records };
  return v1.PublishRequest.encode({ target, batches: [{ ...sound, ...batch }], ...request }).finish();
}

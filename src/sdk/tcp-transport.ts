/** Frames over TCP: the magic once, then length-prefixed frames. The only file of the client that needs Node. */
import { connect, type OnReadOpts, type Socket } from "node:net";
import { MAGIC, MAX_FRAME_BYTES_BEFORE_HELLO } from "../wire/frame.ts";
import type { Endpoint } from "./connection-string.ts";
import { ReceiveBuffer } from "./receive-buffer.ts";
import type { Dial, Transport, TransportListener, Written } from "./transport.ts";

class TcpTransport implements Transport {
  readonly #socket: Socket;
  readonly #received: ReceiveBuffer;

  constructor(socket: Socket, received: ReceiveBuffer) {
    this.#socket = socket;
    this.#received = received;
  }

  get maxFrameBytes(): number {
    return this.#received.maxFrameBytes;
  }

  set maxFrameBytes(bytes: number) {
    this.#received.maxFrameBytes = bytes;
  }

  send(frame: Uint8Array, written?: Written): void {
    this.#socket.write(frame, written);
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

export const dialTcp: Dial = (endpoint, listener, signal) =>
  new Promise((resolve, reject) => {
    const received = new ReceiveBuffer(MAX_FRAME_BYTES_BEFORE_HELLO);
    const socket: Socket = connect({
      ...endpoint,
      noDelay: true,
      onread: onread(received, listener, () => socket),
    });
    let failure: Error | undefined;
    let connected = false;
    const giveUp = (): void =>
      void socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
    signal.addEventListener("abort", giveUp);
    socket.on("connect", () => {
      connected = true;
      signal.removeEventListener("abort", giveUp);
      // Nagle is off: the magic waits for the greeting's frame and leaves in one packet with it.
      socket.cork();
      socket.write(MAGIC);
      queueMicrotask(() => socket.uncork());
      resolve(new TcpTransport(socket, received));
    });
    socket.on("error", (error) => {
      failure = error;
    });
    socket.on("close", () => {
      signal.removeEventListener("abort", giveUp);
      if (connected) listener.closed(failure);
      else reject(failure ?? connectionRefusedBy(endpoint));
    });
    if (signal.aborted) giveUp();
  });

/** Reads land in the receive buffer's own memory instead of a fresh chunk each. */
function onread(received: ReceiveBuffer, listener: TransportListener, socket: () => Socket): OnReadOpts {
  const take = (bytes: Uint8Array, start: number, end: number): boolean => listener.frame(bytes, start, end);
  return {
    buffer: () => received.room(),
    callback: (length) => {
      try {
        received.filled(length, take);
        return true;
      } catch (error) {
        socket().destroy(error as Error);
        return false;
      }
    },
  };
}

function connectionRefusedBy({ host, port }: Endpoint): Error {
  return new Error(`the connection to ${host}:${port} was closed before it stood`);
}

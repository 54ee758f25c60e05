import net from "node:net";
import type { Connection, Listener, Network } from "./network.ts";

/**
 * Every connection is read into this one buffer: what arrived is consumed before the next read. A
 * buffer a read would be 64 KiB of garbage each, 15 % of the main thread at 180 MB/s.
 */
const READ_BUFFER = Buffer.allocUnsafeSlow(512 * 1024);

/** Node offers `onread` to sockets it connects, not to those it accepts: an accepted one is wrapped anew. */
interface AcceptedSocket extends net.Socket {
  _handle: unknown;
}

class TcpConnection implements Connection {
  readonly remote: string;
  onData: (chunk: Uint8Array) => void = () => undefined;
  onDrain: () => void = () => undefined;
  onClose: () => void = () => undefined;
  readonly #socket: net.Socket;

  constructor(accepted: AcceptedSocket) {
    const options = {
      handle: accepted._handle,
      allowHalfOpen: true,
      readable: true,
      writable: true,
      onread: {
        buffer: READ_BUFFER,
        callback: (bytes: number): boolean => {
          this.onData(READ_BUFFER.subarray(0, bytes));
          return true;
        },
      },
    };
    // The handle has one owner: the first wrapper must not close it.
    accepted._handle = null;
    const socket = new net.Socket(options as net.SocketConstructorOpts);
    this.#socket = socket;
    this.remote = `${socket.remoteAddress ?? "?"}:${socket.remotePort ?? 0}`;
    socket.setNoDelay(true);
    socket.on("drain", () => this.onDrain());
    // A reset peer is a closed peer; "close" follows and tells.
    socket.on("error", () => undefined);
    socket.on("end", () => socket.end());
    socket.on("close", () => this.onClose());
    socket.resume();
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength;
  }

  write(bytes: Uint8Array, sent?: () => void): void {
    if (this.#socket.writable) this.#socket.write(bytes, sent);
    else sent?.();
  }

  cork(): void {
    this.#socket.cork();
  }

  uncork(): void {
    this.#socket.uncork();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

export const tcpNetwork: Network = {
  listen(host, port, onConnection) {
    return new Promise<Listener>((resolve, reject) => {
      const server = net.createServer({ pauseOnConnect: true }, (socket) => {
        onConnection(new TcpConnection(socket as AcceptedSocket));
      });
      server.once("error", reject);
      server.listen({ host, port }, () => {
        server.off("error", reject);
        const address = server.address() as net.AddressInfo;
        resolve({
          port: address.port,
          close: () => {
            server.close();
          },
        });
      });
    });
  },
};

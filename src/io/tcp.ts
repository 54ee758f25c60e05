import net from "node:net";
import type { Connection, Listener, Network } from "./network.ts";

class TcpConnection implements Connection {
  readonly remote: string;
  onData: (chunk: Uint8Array) => void = () => undefined;
  onDrain: () => void = () => undefined;
  onClose: () => void = () => undefined;
  readonly #socket: net.Socket;

  constructor(socket: net.Socket) {
    this.#socket = socket;
    this.remote = `${socket.remoteAddress ?? "?"}:${socket.remotePort ?? 0}`;
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.onData(chunk));
    socket.on("drain", () => this.onDrain());
    // A reset peer is a closed peer; "close" follows and tells.
    socket.on("error", () => undefined);
    socket.on("end", () => socket.end());
    socket.on("close", () => this.onClose());
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
      const server = net.createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
        onConnection(new TcpConnection(socket));
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

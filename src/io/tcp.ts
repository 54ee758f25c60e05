import net from "node:net";
import { getSystemErrorName } from "node:util";
import { systemClock } from "./clock.ts";
import { descriptorLimit } from "./descriptors.ts";
import type { Connection, Listener, Network } from "./network.ts";
import { ReadTurn } from "./read-turn.ts";
import { SmallTurns } from "./small-turns.ts";
import { systemTimers } from "./timers.ts";

/**
 * Every connection is read into this one buffer: what arrived is consumed before the next read. A
 * buffer a read would be 64 KiB of garbage each, 15 % of the main thread at 180 MB/s. How many reads a turn has:
 * read-turn.ts.
 */
// No Buffer: slice() of one would be a view, and what somebody meant to keep would change with the next read.
const READ_BUFFER = new Uint8Array(64 * 1024);

/** How long a peer may take to close its side once everything is sent, and to take what is left to send. */
const LINGER_MS = 1_000;
const UNREAD_LINGER_MS = 30_000;

/** What libuv knows of a write under way; the stream only knows when it is done. */
interface WriteHandle {
  readonly bytesWritten: number;
  readonly writeQueueSize: number;
}

/**
 * Node offers `onread` to sockets it connects, not to those it accepts. So what is accepted is wrapped here, not by
 * net.Server: the listening handle tells of each connection, with its handle or an error (EMFILE).
 */
interface ListeningServer extends net.Server {
  _handle: { onconnection: (status: number, accepted: AcceptedHandle) => void };
}

interface AcceptedHandle {
  /** The lowest that was free: so many are open. −1 on Windows. */
  readonly fd: number;
  close(): void;
}

/**
 * Descriptors that connections do not get, at most: the journal and the segments need some, and without any a server
 * cannot go on. (libuv takes a connection for which there is none, and closes it, without a word.)
 */
const RESERVED_DESCRIPTORS = 64;

class TcpConnection implements Connection {
  readonly remote: string;
  onData: (chunk: Uint8Array) => void = () => undefined;
  onDrain: () => void = () => undefined;
  onClose: () => void = () => undefined;
  readonly #socket: net.Socket & { _handle?: unknown };
  #linger: NodeJS.Timeout | undefined;
  #paused = false;

  constructor(accepted: AcceptedHandle, turn: ReadTurn) {
    const goOn = (): void => {
      if (!this.#paused) this.#socket.resume();
    };
    const options = {
      handle: accepted,
      allowHalfOpen: true,
      readable: true,
      writable: true,
      onread: {
        buffer: READ_BUFFER,
        callback: (bytes: number): boolean => {
          this.onData(READ_BUFFER.subarray(0, bytes));
          return turn.took(bytes, goOn);
        },
      },
    };
    const socket = new net.Socket(options as unknown as net.SocketConstructorOpts);
    this.#socket = socket;
    this.remote = `${socket.remoteAddress ?? "?"}:${socket.remotePort ?? 0}`;
    socket.setNoDelay(true);
    socket.on("drain", () => this.onDrain());
    // A reset peer is a closed peer; "close" follows and tells.
    socket.on("error", () => undefined);
    socket.on("end", () => socket.end());
    socket.on("close", () => {
      clearTimeout(this.#linger);
      this.onClose();
    });
    socket.resume();
  }

  get takenBytes(): number {
    const handle = this.#socket._handle as WriteHandle | null;
    return handle === null ? 0 : handle.bytesWritten - handle.writeQueueSize;
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
    this.#paused = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#socket.resume();
  }

  end(): void {
    this.#destroyIn(UNREAD_LINGER_MS);
    this.#socket.end(() => this.#destroyIn(LINGER_MS));
    // The peer's end is only seen while reading.
    this.resume();
  }

  #destroyIn(afterMs: number): void {
    if (this.#socket.destroyed) return;
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => this.#socket.destroy(), afterMs);
    this.#linger.unref();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

export const tcpNetwork: Network = {
  listen(host, port, onConnection, onRefused) {
    return new Promise<Listener>((resolve, reject) => {
      const turn = new ReadTurn();
      const limit = descriptorLimit();
      const mostDescriptors = limit - Math.min(RESERVED_DESCRIPTORS, Math.floor(limit / 4));
      const server = net.createServer();
      server.once("error", reject);
      server.listen({ host, port }, () => {
        server.off("error", reject);
        const turns = new SmallTurns(systemClock, systemTimers);
        let closed = false;
        const take = (accepted: AcceptedHandle): void => {
          if (closed) accepted.close();
          else if (accepted.fd >= mostDescriptors) {
            accepted.close();
            onRefused?.("EMFILE");
          } else onConnection(new TcpConnection(accepted, turn));
        };
        (server as ListeningServer)._handle.onconnection = (status, accepted) => {
          // One that could not be accepted is over: the operating system has closed it, or will tell of it again.
          if (status !== 0) onRefused?.(getSystemErrorName(status));
          else turns.run(() => take(accepted));
        };
        const address = server.address() as net.AddressInfo;
        resolve({
          port: address.port,
          close: () => {
            closed = true;
            server.close();
          },
        });
      });
    });
  },
};

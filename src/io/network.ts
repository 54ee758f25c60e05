/** Byte streams with peers, from outside. One Connection is one client. */
export interface Connection {
  /** Peer's address, for logs. */
  readonly remote: string;
  /** Bytes handed to write() that the operating system has not taken yet. */
  readonly bufferedBytes: number;
  /** Bytes it has taken since the beginning: standing still while bytes wait, the peer does not read. */
  readonly takenBytes: number;

  /** The bytes must not change until `sent` is called: taken by the operating system, or given up. */
  write(bytes: Uint8Array, sent?: () => void): void;
  /** Between cork and uncork writes are gathered into one system call. */
  cork(): void;
  uncork(): void;
  pause(): void;
  resume(): void;
  /** Sends what was written, then closes; a peer that does not close its side is not waited for long. */
  end(): void;
  /** Closes now. */
  destroy(): void;

  onData: (chunk: Uint8Array) => void;
  /** Everything buffered was sent. */
  onDrain: () => void;
  /** Called once; nothing is called after it. */
  onClose: () => void;
}

export interface Listener {
  /** Port really bound (asked for 0: a free one). */
  readonly port: number;
  /** Stops accepting; connections go on. */
  close(): void;
}

export interface Network {
  /** Rejects with the operating system's error (EADDRINUSE, EACCES, ENOTFOUND …). */
  listen(
    host: string,
    port: number,
    onConnection: (connection: Connection) => void,
    /** One could not be accepted: the operating system's word for why, such as EMFILE. */
    onRefused?: (code: string) => void,
  ): Promise<Listener>;
}

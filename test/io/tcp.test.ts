import net from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Connection } from "../../src/io/network.ts";
import { tcpNetwork } from "../../src/io/tcp.ts";

interface Pair {
  server: Connection;
  client: net.Socket;
  received: Uint8Array[];
  closed: Promise<void>;
}

/** A connection, both ends in this process; the client reads nothing until it is told to. */
async function pair(options: { allowHalfOpen?: boolean } = {}): Promise<Pair> {
  let accepted!: (connection: Connection) => void;
  const connection = new Promise<Connection>((resolve) => (accepted = resolve));
  const listener = await tcpNetwork.listen("127.0.0.1", 0, (one) => accepted(one));
  const client = net.connect({ port: listener.port, host: "127.0.0.1", ...options });
  client.on("error", () => undefined);
  const server = await connection;
  const received: Uint8Array[] = [];
  server.onData = (chunk) => received.push(chunk.slice());
  const closed = new Promise<void>((resolve) => (server.onClose = resolve));
  onTestFinished(() => {
    client.destroy();
    server.destroy();
    listener.close();
  });
  return { server, client, received, closed };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

const total = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, { length }) => sum + length, 0);

describe("a connection", () => {
  it("gives what arrives in order, in chunks that may be kept by slice()", async () => {
    const { client, received } = await pair();
    const sent = Buffer.concat(Array.from({ length: 200 }, (_, i) => Buffer.alloc(5000, i)));
    for (let at = 0; at < sent.length; at += 7001) client.write(sent.subarray(at, at + 7001));
    await until(() => total(received) === sent.length);
    expect(Buffer.concat(received).equals(sent)).toBe(true);
  });

  it("reads nothing while it is paused, and everything afterwards", async () => {
    const { server, client, received } = await pair();
    client.write("before");
    await until(() => total(received) === 6);
    server.pause();
    const written = new Promise((resolve) => client.write("after", resolve));
    await written;
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(total(received)).toBe(6);
    server.resume();
    await until(() => total(received) === 11);
  });

  it("may be paused from inside what it is given", async () => {
    const { server, client } = await pair();
    let calls = 0;
    server.onData = () => {
      calls++;
      server.pause();
    };
    client.write("one");
    await until(() => calls === 1);
    client.write("two");
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toBe(1);
    server.resume();
    await until(() => calls === 2);
  });

  it("tells how much the operating system has taken, also in the middle of a large write", async () => {
    const { server, client } = await pair();
    client.pause();
    const chunk = new Uint8Array(4 * 1024 * 1024);
    let sent = 0;
    server.cork();
    for (let i = 0; i < 4; i++) server.write(chunk, () => sent++);
    server.uncork();
    await until(() => server.takenBytes > 0);
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    const stuck = server.takenBytes;
    expect(stuck).toBeLessThan(16 * 1024 * 1024);
    expect(server.bufferedBytes).toBeGreaterThan(0);
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(server.takenBytes).toBe(stuck);
    // The peer reads a little: that is progress, although no write is done yet.
    let read = 0;
    client.on("data", (bytes: Buffer) => {
      read += bytes.length;
      if (read > 3_000_000) client.pause();
    });
    client.resume();
    await until(() => server.takenBytes > stuck);
    client.removeAllListeners("data");
    client.resume();
    await until(() => server.bufferedBytes === 0);
    expect(server.takenBytes).toBe(16 * 1024 * 1024);
    expect(sent).toBe(4);
  });

  it("says of every write that it is done, once, also when it is given up", async () => {
    const { server, client, closed } = await pair();
    client.pause();
    const calls = [0, 0, 0];
    calls.forEach((_, i) => server.write(new Uint8Array(8 * 1024 * 1024), () => calls[i]!++));
    server.destroy();
    await closed;
    await until(() => calls.every((count) => count === 1));
    let late = 0;
    server.write(new Uint8Array(5), () => late++);
    expect(late).toBe(1);
  });

  it("tells when everything buffered was sent", async () => {
    const { server, client } = await pair();
    client.pause();
    let drained = 0;
    server.onDrain = () => drained++;
    server.write(new Uint8Array(8 * 1024 * 1024));
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(drained).toBe(0);
    client.resume();
    await until(() => drained === 1);
    expect(server.bufferedBytes).toBe(0);
  });
});

describe("an end", () => {
  it("by the peer closes the connection, and is told once", async () => {
    const { server, client } = await pair();
    let closes = 0;
    server.onClose = () => closes++;
    client.end("bye");
    await until(() => closes === 1);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(closes).toBe(1);
  });

  it("by the server sends what was written first", async () => {
    const { server, client, closed } = await pair();
    const got: Buffer[] = [];
    client.on("data", (bytes: Buffer) => got.push(bytes));
    server.write(new Uint8Array(3 * 1024 * 1024));
    server.end();
    await closed;
    expect(total(got)).toBe(3 * 1024 * 1024);
  });

  it("by the server comes also where the peer never ends its side, and goes on sending", async () => {
    const { server, client, closed } = await pair({ allowHalfOpen: true });
    client.resume();
    server.pause();
    server.end();
    const poke = setInterval(() => client.write("still here"), 20);
    await closed;
    clearInterval(poke);
  });

  it("is a listening server's, too: no more connections, those there live on", async () => {
    let count = 0;
    const listener = await tcpNetwork.listen("127.0.0.1", 0, () => count++);
    const first = net.connect({ port: listener.port, host: "127.0.0.1" });
    await until(() => count === 1);
    listener.close();
    const second = net.connect({ port: listener.port, host: "127.0.0.1" });
    const error = await new Promise<NodeJS.ErrnoException>((resolve) => second.once("error", resolve));
    expect(error.code).toBe("ECONNREFUSED");
    expect(first.destroyed).toBe(false);
    first.destroy();
  });

  it("of a reset peer is an end like any other", async () => {
    const { client, closed } = await pair();
    client.resetAndDestroy();
    await closed;
  });
});

describe("listening", () => {
  it("on a port that is taken rejects with the operating system's error", async () => {
    const listener = await tcpNetwork.listen("127.0.0.1", 0, () => undefined);
    await expect(tcpNetwork.listen("127.0.0.1", listener.port, () => undefined)).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    listener.close();
  });
});

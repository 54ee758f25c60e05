import net from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { Connection } from "../../src/io/network.ts";
import { ReadTurn, TURN_BYTES } from "../../src/io/read-turn.ts";
import { tcpNetwork } from "../../src/io/tcp.ts";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("lets a connection read on until the turn is used up, and calls it back in the next", async () => {
  const turns = new ReadTurn();
  const called: string[] = [];
  const took = (name: string, bytes: number): boolean => turns.took(bytes, () => called.push(name));
  expect([took("a", TURN_BYTES - 1), took("b", 1), took("a", 1)]).toEqual([true, false, false]);
  expect(called).toEqual([]);
  await turn();
  expect(called).toEqual(["b", "a"]);
  expect(took("a", TURN_BYTES - 1)).toBe(true);
  await turn();
  expect(called).toEqual(["b", "a"]);
  expect(took("a", TURN_BYTES - 1)).toBe(true);
});

it("bounds what twenty busy connections give in one turn, and each of them gives all in the end", async () => {
  const servers: Connection[] = [];
  const listener = await tcpNetwork.listen("127.0.0.1", 0, (one) => {
    one.pause();
    servers.push(one);
  });
  const clients = Array.from({ length: 20 }, () =>
    net.connect({ port: listener.port, host: "127.0.0.1" }).on("error", () => undefined),
  );
  onTestFinished(() => {
    for (const client of clients) client.destroy();
    for (const server of servers) server.destroy();
    listener.close();
  });
  const sent = 2 * 1024 * 1024;
  for (const client of clients) client.write(Buffer.alloc(sent));
  while (servers.length < clients.length) await turn();
  // Until the operating system holds what it will of each.
  let left = -1;
  for (let same = 0; same < 50; same++) {
    await turn();
    const now = clients.reduce((sum, { writableLength }) => sum + writableLength, 0);
    if (now !== left) same = 0;
    left = now;
  }
  let inTurn = 0;
  let most = 0;
  const got = servers.map(() => 0);
  servers.forEach((server, i) => {
    server.onData = (chunk) => {
      got[i]! += chunk.length;
      inTurn += chunk.length;
    };
    server.resume();
  });
  while (got.some((bytes) => bytes < sent)) {
    await turn();
    most = Math.max(most, inTurn);
    inTurn = 0;
  }
  expect(most).toBeGreaterThanOrEqual(TURN_BYTES);
  expect(most).toBeLessThanOrEqual(TURN_BYTES + clients.length * 64 * 1024);
});

import net from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { connect, text } from "../../src/sdk/index.ts";
import { startServer } from "../fixtures/server.ts";

const LIMIT = 160;
/** Beside other tests everything takes its time. */
const PATIENCE = { connectTimeoutMs: 60_000, timeoutMs: 60_000 };

it("more connections than descriptors: those beyond are closed and logged, and the server goes on", async (ctx) => {
  if (process.platform !== "linux") return ctx.skip("the limit is read from /proc");
  await using server = await startServer({ under: ["sh", "-c", `ulimit -n ${LIMIT}; "$@"; exit $?`, "sh"] });
  await using sluice = await connect(server.url, PATIENCE);
  await sluice.topic("before", { codec: text }).publish("x");
  const sockets: net.Socket[] = [];
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  let closed = 0;
  let tell = (): void => undefined;
  const some = new Promise<void>((resolve) => (tell = resolve));
  for (let i = 0; i < 2 * LIMIT; i++) {
    const socket = net.connect(server.port, "127.0.0.1");
    socket.on("error", () => undefined);
    // Each is closed or taken; all that were not are closed together, in the end.
    socket.on("close", () => ++closed >= LIMIT && tell());
    sockets.push(socket);
  }
  await some;
  // A segment file of its own, a journal entry, a checkpoint in time: they need descriptors too.
  for (let i = 0; i < 5; i++) await sluice.topic(`made-meanwhile-${i}`, { codec: text }).publish("y");
  const lines = server.run
    .stderr()
    .split("\n")
    .filter((line) => line.includes("connection refused"));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(5);
  expect(lines[0]).toContain("EMFILE");
  for (const socket of sockets) socket.destroy();
  await using later = await connect(server.url, PATIENCE);
  expect((await later.admin.listTopics()).length).toBe(6);
  expect((await server.stop()).code).toBe(0);
}, 120_000);

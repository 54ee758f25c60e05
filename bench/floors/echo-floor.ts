/**
 * What this machine takes, right now, to send 100 bytes to another Node process and have them back: under every confirm
 * lies one such round trip. It is mostly the waking of sleeping processes, which virtual machines differ in by a factor
 * of ten.
 */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { Child } from "../child.ts";
import { root } from "../scratch.ts";
import { percentiles, type Percentiles } from "../statistics.ts";

const BYTES = 100;
const WARM_UP = 2000;
const LIMIT_MS = 1000;

/** Microseconds. */
export async function measureEchoFloor(): Promise<Percentiles> {
  const child = new Child({
    what: "echo server",
    args: [fileURLToPath(new URL("echo-server.ts", import.meta.url))],
    env: process.env,
    cwd: root,
    channel: true,
  });
  try {
    return await Promise.race([echoes(child), child.failure]);
  } finally {
    await child.kill();
  }
}

async function echoes(child: Child): Promise<Percentiles> {
  const [port] = (await once(child.process, "message")) as [number];
  const socket = connect(port, "127.0.0.1").setNoDelay(true);
  await once(socket, "connect");
  for (let i = 0; i < WARM_UP; i++) await echo(socket);
  const us: number[] = [];
  const untilMs = performance.now() + LIMIT_MS;
  while (performance.now() < untilMs) {
    const startedMs = performance.now();
    await echo(socket);
    us.push((performance.now() - startedMs) * 1000);
  }
  socket.destroy();
  return percentiles(us);
}

const payload = Buffer.alloc(BYTES, 1);

/** 100 bytes on loopback come back in one piece. */
function echo(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("data", () => resolve());
    socket.write(payload);
  });
}

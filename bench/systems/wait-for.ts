/** What peers need to be started: a port that is free, and to know when they listen. */
import { setTimeout as sleep } from "node:timers/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { RunFailure, type Child } from "../child.ts";

const LOOK_EVERY_MS = 20;

/** For servers that take a number, not "a free one". */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Resolves when it takes connections. @throws RunFailure if it ends before, or takes too long */
export async function listening(child: Child, port: number, limitMs: number): Promise<void> {
  const until = performance.now() + limitMs;
  const ended = child.failure.then(() => undefined);
  while (!(await Promise.race([takesConnections(port), ended]))) {
    if (performance.now() > until) throw new RunFailure(`the ${child.what} did not start`);
    await sleep(LOOK_EVERY_MS);
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

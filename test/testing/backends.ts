/** A broker as sluice/testing has it, and the shipped server over TCP: what a client sees of both is to be the same. */
import { createBroker } from "../../src/testing/index.ts";
import { connect, type Dial, type Sluice, type Transport } from "../../src/sdk/index.ts";
import { dialTcp } from "../../src/sdk/tcp-transport.ts";
import { quietPort } from "../fixtures/port.ts";
import { Random } from "../fixtures/random.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Backend {
  connect(): Promise<Sluice>;
  /** All connections are lost. */
  cut(): void;
  restart(): Promise<void>;
  /** So much time passes for the broker, here or by itself. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export async function inProcess(): Promise<Backend> {
  const broker = await createBroker();
  return {
    connect: () => broker.connect(),
    cut: () => broker.faults.cutConnections(),
    restart: () => broker.restart(),
    pass: (ms) => broker.clock.advance(ms),
    close: () => broker.close(),
  };
}

export async function overTcp(): Promise<Backend> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-conformance-"));
  const data = join(folder, "data");
  const port = await quietPort(new Random(process.pid));
  let server: Server = await startServer({ data, port });
  const transports = new Set<Transport>();
  const dial: Dial = async (...args) => {
    const transport = await dialTcp(...args);
    transports.add(transport);
    return transport;
  };
  return {
    connect: () => connect(server.url, { dial }),
    cut() {
      for (const transport of transports) transport.destroy();
      transports.clear();
    },
    async restart() {
      await server.stop();
      server = await startServer({ data, port });
    },
    // It does so by itself, while the test waits for what comes then.
    pass: () => Promise.resolve(),
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

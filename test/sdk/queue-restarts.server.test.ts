/** Restarts under running handlers, of the server and of its consumers: nothing runs twice, nothing is a dead letter. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { connect, text, type Dial, type QueueInfo, type Transport } from "../../src/sdk/index.ts";
import { dialTcp } from "../../src/sdk/tcp-transport.ts";
import { script, type Run } from "../fixtures/command.ts";
import { quietPort } from "../fixtures/port.ts";
import { Random } from "../fixtures/random.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

const HANDLERS = 100;

const numbers = (count: number, from = 0): { value: string }[] =>
  Array.from({ length: count }, (_, i) => ({ value: String(from + i) }));

const unsettled = ({ ready, delayed, pending }: QueueInfo): number => ready + delayed + pending;

/** What may befall a server under its clients; gives the server there is then. */
const ends: Record<string, (server: Server, transports: Set<Transport>) => Promise<Server>> = {
  "is stopped by SIGTERM": async (server) => {
    expect((await server.stop()).code).toBe(0);
    return startServer({ data: server.data, port: server.port });
  },
  "is killed by SIGKILL": async (server) => {
    await server.kill();
    return startServer({ data: server.data, port: server.port });
  },
  "loses all connections": (server, transports) => {
    for (const transport of transports) transport.destroy();
    return Promise.resolve(server);
  },
};

describe(`when the server, under ${HANDLERS} running handlers,`, { timeout: 120_000 }, () => {
  it.each(Object.keys(ends))("%s, none of them runs twice, and every ack is accepted", async (how) => {
    const port = await quietPort(new Random(process.pid));
    let server = await startServer({ data: `${tempDirectory()}/data`, port });
    try {
      const transports = new Set<Transport>();
      const dial: Dial = async (...args) => {
        const transport = await dialTcp(...args);
        transports.add(transport);
        return transport;
      };
      await using sluice = await connect(server.url, { dial });
      const queue = sluice.queue("q", { codec: text });
      // A single failure would make a dead letter.
      await queue.create({ maxAttempts: 1 });
      await queue.publishBatch(numbers(HANDLERS));
      const finish: (() => void)[] = [];
      let isOpen = false;
      const runs = new Map<string, number>();
      const failures: unknown[] = [];
      let begun!: () => void;
      const allBegun = new Promise<void>((resolve) => (begun = resolve));
      const onRun = (value: string): void => void runs.set(value, (runs.get(value) ?? 0) + 1);
      const consumer = queue.consume(
        (m) => {
          onRun(m.value);
          if (isOpen) return;
          return new Promise<void>((resolve) => {
            if (finish.push(resolve) === HANDLERS) begun();
          });
        },
        { concurrency: HANDLERS, onError: (error) => failures.push(error) },
      );
      await allBegun;
      // Others wait for what might be given out once more.
      await using elsewhere = await connect(server.url, { dial });
      const other = elsewhere.queue("q", { codec: text });
      await other.consume((m) => onRun(m.value), { onError: (error) => failures.push(error) }).ready;
      const back = ends[how]!(server, transports);
      // Half of them are done while nobody is there to be told.
      for (const go of finish.splice(0, HANDLERS / 2)) go();
      server = await back;
      await queue.publishBatch(numbers(HANDLERS, HANDLERS));
      isOpen = true;
      for (const go of finish) go();
      await consumer.drain();
      while (unsettled(await queue.describe()) > 0);
      expect(failures).toEqual([]);
      expect([...runs.values()].filter((times) => times > 1)).toEqual([]);
      expect(await queue.describe()).toMatchObject({
        enqueued: 2 * HANDLERS,
        settled: { acked: 2 * HANDLERS, deadLettered: 0 },
      });
    } finally {
      await server.kill();
    }
  });
});

describe("five rolling restarts of the consumers' processes", { timeout: 120_000 }, () => {
  it(`under ${HANDLERS} running handlers make no dead letter, run nothing twice, and lose nothing`, async () => {
    await using server = await startServer();
    await using sluice = await connect(server.url);
    const queue = sluice.queue("q", { codec: text });
    // A single failure would make a dead letter; and each round is longer than a lock.
    await queue.create({ maxAttempts: 1, lockMs: 2_000 });
    const [rounds, processes] = [5, 4];
    // More than all of them hold at any time.
    const messages = (rounds + 4) * HANDLERS;
    await queue.publishBatch(numbers(messages));
    const program = fileURLToPath(new URL("patient-consumer.ts", import.meta.url));
    const all: Run[] = [];
    let heard = (): void => undefined;
    const started = (): Run => {
      const run = script(program, [server.url, "q", String(HANDLERS / processes)]);
      all.push(run);
      run.child.stdout.on("data", () => heard());
      return run;
    };
    const said = (): string[] => all.flatMap((run) => run.stdout().match(/^begins \d+ \d+$/gm) ?? []);
    /** So many have begun, each of which holds its place until its process is asked to stop. */
    const begun = async (count: number): Promise<void> => {
      while (said().length < count) await new Promise<void>((resolve) => (heard = resolve));
    };
    let running = Array.from({ length: processes }, started);
    const codes: (number | null)[] = [];
    for (let round = 1; round <= rounds; round++) {
      await begun(round * HANDLERS);
      const next: Run[] = [];
      for (const run of running) {
        run.child.kill("SIGTERM");
        next.push(started());
        codes.push((await run.ended).code);
      }
      running = next;
    }
    await begun((rounds + 1) * HANDLERS);
    for (const run of running) run.child.kill("SIGTERM");
    for (const run of running) codes.push((await run.ended).code);
    // What they had not begun is there for whoever comes.
    const rest: string[] = [];
    const last = queue.consume((m) => void rest.push(`begins ${m.value} ${m.attempt}`));
    while (unsettled(await queue.describe()) > 0);
    await last.drain();
    console.log(
      `rolling restarts: ${rounds} of ${processes} processes, ${said().length} of ${messages} messages in them`,
    );
    expect(codes.every((code) => code === 0)).toBe(true);
    expect(all.map((run) => run.stderr()).join("")).toBe("");
    expect([...said(), ...rest].toSorted()).toEqual(
      numbers(messages)
        .map(({ value }) => `begins ${value} 1`)
        .toSorted(),
    );
    expect(await queue.describe()).toMatchObject({
      enqueued: messages,
      settled: { acked: messages, deadLettered: 0 },
    });
  });
});

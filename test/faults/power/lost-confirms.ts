/** One server that is made to confirm what it does not store: what the checkers say when the power is gone. */
import { connect } from "../../../src/sdk/index.ts";
import { violations } from "../../crash/checkers.ts";
import { Publisher } from "../../crash/publisher.ts";
import { Recorder } from "../../crash/recorder.ts";
import { Random } from "../../fixtures/random.ts";
import { startServer, type Server } from "../../fixtures/server.ts";
import { VolatileDisk, type Loss, type VolatileOptions } from "./volatile-disk.ts";

export interface Unsound {
  /** A directory of its own. */
  readonly directory: string;
  readonly disk?: VolatileOptions;
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Messages to be confirmed before the power goes. */
  readonly confirms: number;
  /** Once the server is under load. */
  readonly meanwhile?: (server: Server) => Promise<void>;
}

export interface Objections {
  /** What the next start said instead of starting; "" = it started. */
  readonly refusal: string;
  readonly found: Record<string, string[]>;
  readonly confirmed: number;
  readonly loss: Loss;
}

export async function lostConfirms(unsound: Unsound): Promise<Objections> {
  const { directory, disk = {}, preload, env, confirms, meanwhile } = unsound;
  const small = { SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB", SLUICE_LIMITS__MAX_MESSAGE_BYTES: "128KiB" };
  // The topic is made on a sound disk: what is lost is what was confirmed after.
  const sound = new VolatileDisk(directory);
  const first = await startServer({ data: sound.data, env: { ...small, ...sound.env() } });
  const client = await connect(first.url);
  await client.admin.createTopic("events", { partitions: 2 });
  await client.close();
  await first.stop();

  const volatile = new VolatileDisk(directory, disk);
  const server = await startServer({
    data: volatile.data,
    env: { ...small, ...volatile.env(preload), ...env },
  });
  const random = new Random(1);
  const recorder = new Recorder(random);
  const pauseMs = (): number => 0;
  const publisher = await Publisher.connect({
    url: server.url,
    name: "believes it",
    recorder,
    random,
    pauseMs,
    mortal: true,
  });
  publisher.batches("events", 4, 40);
  await publisher.nextConfirm();
  await meanwhile?.(server);
  const over = server.run.ended.then((how) => {
    throw new Error(`the server ended by itself: ${JSON.stringify(how)}`);
  });
  while (publisher.confirmed < confirms) await Promise.race([publisher.nextConfirm(), over]);
  over.catch(() => undefined);
  await server.kill();
  await publisher.drop();
  // Whole: of a part that reached the disk the journal may say that more was durable, and the start is refused.
  const loss = volatile.losePower(new Random(3), 0);

  const confirmed = recorder.history.countOf("confirmed");
  const start = await startServer({ data: volatile.data }).catch((error: Error) => error.message);
  if (typeof start === "string") return { refusal: start, found: {}, confirmed, loss };
  await using honest = start;
  await using reader = await connect(honest.url);
  const log = await recorder.readLog(reader, { events: 2 });
  const found = violations(recorder.history, log, recorder.sights);
  return { refusal: "", found, confirmed, loss };
}

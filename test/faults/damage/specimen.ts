/** A data directory that a real server left, with the record of what was confirmed in it: to be copied and damaged. */
import { cpSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { connect, type Sluice } from "../../../src/sdk/index.ts";
import { entrySize, readEntryHeader, type EntryHeader } from "../../../src/storage/entry.ts";
import { EntryKind } from "../../../src/core/commands.ts";
import type { Ledger } from "../../crash/ledger.ts";
import { Recorder } from "../../crash/recorder.ts";
import type { Random } from "../../fixtures/random.ts";
import { startServer, type Server } from "../../fixtures/server.ts";

export interface SpecimenKind {
  readonly name: string;
  /** Between checkpoints, one for each time the server runs. */
  readonly checkpointIntervalsMs: readonly number[];
  /** How the last of them ends. */
  readonly end: "stop" | "kill";
}

export const specimenKinds: readonly SpecimenKind[] = [
  { name: "stopped", checkpointIntervalsMs: [200, 200], end: "stop" },
  { name: "killed, journal far beyond the checkpoint", checkpointIntervalsMs: [200, 3_600_000], end: "kill" },
  { name: "killed right after checkpoints", checkpointIntervalsMs: [200, 200], end: "kill" },
  { name: "killed before its first checkpoint", checkpointIntervalsMs: [3_600_000], end: "kill" },
];

export const topics = { large: 2, small: 3, brief: 1 } as const;
export type TopicName = keyof typeof topics;
export const topicNames = Object.keys(topics) as TopicName[];
const MESSAGES = { large: 60, small: 240, brief: 8 };

const env = {
  SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB",
  SLUICE_STORAGE__JOURNAL_KEEP_BYTES: "3MiB",
  SLUICE_STORAGE__TAIL_CACHE_BYTES: "256KiB",
  SLUICE_LIMITS__MAX_MESSAGE_BYTES: "128KiB",
};

export class Specimen {
  readonly kind: SpecimenKind;
  readonly data: string;
  readonly recorder: Recorder;
  /** Paths below `data`. */
  files: readonly string[] = [];

  private constructor(kind: SpecimenKind, data: string, random: Random) {
    this.kind = kind;
    this.data = data;
    // Of the large ones one segment holds some forty, and two are sealed.
    this.recorder = new Recorder(random, (chance) =>
      chance % 5 === 0 ? 50_000 + (chance % 5_000) : 60 + (chance % 100),
    );
  }

  static async make(kind: SpecimenKind, data: string, random: Random): Promise<Specimen> {
    const specimen = new Specimen(kind, data, random);
    for (const run of kind.checkpointIntervalsMs.keys()) await specimen.#serve(run);
    specimen.files = filesBelow(data);
    return specimen;
  }

  /** What was confirmed, by place. */
  get confirmed(): Ledger {
    return this.recorder.sights;
  }

  copyTo(directory: string): void {
    cpSync(this.data, directory, { recursive: true });
  }

  /** One life of a server on it. */
  async #serve(run: number): Promise<void> {
    const { checkpointIntervalsMs, end } = this.kind;
    const interval = String(checkpointIntervalsMs[run]);
    await using server = await startServer({
      data: this.data,
      env: { ...env, SLUICE_STORAGE__CHECKPOINT_INTERVAL_MS: interval },
    });
    await using client = await connect(server.url);
    if (run === 0) {
      for (const name of topicNames)
        await client.admin.createTopic(name, { partitions: topics[name], segmentBytes: 1024 * 1024 });
      // Its uid and files are gone again: what names them must not be missed, nor come back.
      await client.admin.createTopic("deleted");
      await client.topic("deleted").publish(Buffer.from("x"));
      await client.admin.deleteTopic("deleted");
    }
    for (const topic of topicNames) await this.#publish(client, topic, MESSAGES[topic] * (run + 1));
    await client.close();
    await this.#end(server, run === checkpointIntervalsMs.length - 1 ? end : "stop");
  }

  async #publish(client: Sluice, topic: TopicName, count: number): Promise<void> {
    const { history, values, sights } = this.recorder;
    const session = history.open("maker");
    let left = count;
    const lane = async (): Promise<void> => {
      while (left-- > 0) {
        const key = left % 3 === 0 ? `key-${left}` : undefined;
        const number = history.invoke({ session: session.number, topic, key, atomic: undefined });
        const options = key === undefined ? {} : { key, headers: { key } };
        const { partition, offset } = await client.topic(topic).publish(values.of(number), options);
        history.confirm(number, partition, offset);
        sights.see(topic, partition, offset, number);
      }
    };
    await Promise.all(Array.from({ length: 4 }, lane));
  }

  /** A kill waits for the marker: until then nothing on the disk vouches for the last group, and its damage is a torn end. */
  async #end(server: Server, end: "stop" | "kill"): Promise<void> {
    if (end === "stop") {
      await server.stop();
      return;
    }
    while (lastEntryKind(this.data) !== EntryKind.marker)
      await new Promise((resolve) => setImmediate(resolve));
    await server.kill();
  }
}

/** Kind of the entry with the highest index in the journal. */
function lastEntryKind(data: string): number {
  const { shardUid } = JSON.parse(readFileSync(join(data, "node.json"), "utf8")) as { shardUid: number };
  const directory = join(data, "shard-0/journal");
  const names = readdirSync(directory).filter((name) => name.endsWith(".journal"));
  const bytes = readFileSync(join(directory, names.sort().at(-1)!));
  const header = { index: 0, kind: 0 } as EntryHeader;
  let last = 0;
  let next = Number(names.at(-1)!.slice(0, 20));
  for (
    let at = 0;
    readEntryHeader(bytes, at, shardUid % 0x1_0000_0000, header);
    at += entrySize(header.payloadBytes)
  ) {
    if (header.index !== next++) break;
    last = header.kind;
  }
  return last;
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((path) => statSync(join(directory, path)).size > 0 || !path.endsWith("-wal"))
    .sort();
}

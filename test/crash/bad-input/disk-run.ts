/** A server on a small disk, clients that outlive it, and a record of what they were told. */
import { join } from "node:path";
import { connect, SluiceError, type Sluice } from "../../../src/sdk/index.ts";
import { quietPort } from "../../fixtures/port.ts";
import type { Random } from "../../fixtures/random.ts";
import { startServer, type Server } from "../../fixtures/server.ts";
import { violations } from "../checkers.ts";
import type { Session } from "../history.ts";
import { LiveReader, readFrom } from "../reader.ts";
import { Recorder } from "../recorder.ts";
import type { SmallDisk } from "./small-disk.ts";

const TOPIC = "kept";
const PARTITIONS = 2;
const VALUE_BYTES = 32 * 1024;
/** So many publishes under way at a time. */
const LANES = 8;
const IMPATIENT_MS = 2_000;
const RECONNECT_MS = 30_000;

export class DiskRun {
  readonly recorder: Recorder;
  #server: Server;
  readonly #env: Record<string, string>;
  readonly #patient: Sluice;
  readonly #impatient: Sluice;
  readonly #patientSession: Session;
  readonly #impatientSession: Session;
  readonly #reader: LiveReader;

  private constructor(
    server: Server,
    env: Record<string, string>,
    random: Random,
    patient: Sluice,
    impatient: Sluice,
  ) {
    this.#server = server;
    this.#env = env;
    this.#patient = patient;
    this.#impatient = impatient;
    this.recorder = new Recorder(random, () => VALUE_BYTES);
    this.#patientSession = this.recorder.history.open("patient");
    this.#impatientSession = this.recorder.history.open("impatient");
    this.#reader = new LiveReader(patient, [TOPIC], this.recorder);
  }

  static async start(disk: SmallDisk, random: Random, env: Record<string, string>): Promise<DiskRun> {
    const server = await startServer({ data: join(disk.path, "data"), port: await quietPort(random), env });
    const patient = await connect(server.url, { name: "patient" });
    await patient.admin.createTopic(TOPIC, { partitions: PARTITIONS, segmentBytes: 1024 * 1024 });
    const impatient = await connect(server.url, { name: "impatient", timeoutMs: IMPATIENT_MS });
    return new DiskRun(server, env, random, patient, impatient);
  }

  /** All of them are confirmed, however long the client has to try. */
  async publish(count: number): Promise<void> {
    await this.#lanes(count, async () => {
      const code = await this.#publish(this.#patient, this.#patientSession);
      if (code !== undefined) this.recorder.problem(`publishing on a disk with room failed with ${code}`);
    });
  }

  /** Publishes until the server refuses for want of space, and nothing is under way any more. */
  async publishUntilFull(): Promise<void> {
    let isFull = false;
    await this.#lanes(LANES, async () => {
      while (!isFull) {
        const code = await this.#publish(this.#impatient, this.#impatientSession);
        if (code === "STORAGE_FULL") isFull = true;
        else if (code !== undefined) this.recorder.problem(`a full disk was told as ${code}`);
      }
    });
  }

  /** Everything that anybody was told of is there. */
  async readAll(): Promise<void> {
    const seenEnds = Array.from({ length: PARTITIONS }, (_, n) => this.recorder.sights.end(TOPIC, n));
    const { ends, problems } = await readFrom(
      this.#patient,
      TOPIC,
      seenEnds.map(() => 0),
      (message) => this.recorder.delivered(message),
    );
    for (const problem of problems) this.recorder.problem(problem);
    for (const [partition, seen] of seenEnds.entries()) {
      if (ends[partition]! < seen)
        this.recorder.problem(`${TOPIC}/${partition} ends at @${ends[partition]}, not @${seen}`);
    }
  }

  async killAndRestart(): Promise<void> {
    const { data, port } = this.#server;
    await this.#server.kill();
    this.#server = await startServer({ data, port, env: this.#env });
    // What its deadline is for begins when it has found the server again.
    await this.#impatient.admin.describeTopic(TOPIC, { timeoutMs: RECONNECT_MS });
  }

  /** The last kill and the last look. Gives the violations. */
  async finish(): Promise<Record<string, string[]>> {
    await this.#reader.close();
    await this.killAndRestart();
    const { history, sights } = this.recorder;
    const log = await this.recorder.readLog(this.#patient, { [TOPIC]: PARTITIONS });
    return violations(history, log, sights);
  }

  async end(): Promise<void> {
    await this.#patient.close();
    await this.#impatient.close();
    await this.#server.kill();
  }

  get summary(): string {
    const { history, failures } = this.recorder;
    return `${history.count} messages, ${history.countOf("confirmed")} confirmed, told ${JSON.stringify(Object.fromEntries(failures))}`;
  }

  /** Runs `step` so often, a few at a time. */
  async #lanes(times: number, step: () => Promise<void>): Promise<void> {
    let left = times;
    const lane = async (): Promise<void> => {
      while (left-- > 0) await step();
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  /** Code of the error; undefined = confirmed. */
  async #publish(client: Sluice, session: Session): Promise<string | undefined> {
    const { history, values, sights, failures } = this.recorder;
    const number = history.invoke({
      session: session.number,
      topic: TOPIC,
      key: undefined,
      atomic: undefined,
    });
    try {
      const { partition, offset } = await client.topic(TOPIC).publish(values.of(number));
      history.confirm(number, partition, offset);
      sights.see(TOPIC, partition, offset, number);
      return undefined;
    } catch (error) {
      if (!(error instanceof SluiceError)) throw error;
      history.fail(number, error.indeterminate);
      failures.set(error.code, (failures.get(error.code) ?? 0) + 1);
      return error.code;
    }
  }
}

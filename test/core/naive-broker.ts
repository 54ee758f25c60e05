/** Topics, offsets and sequences as semantics.md says them, written without a look at src/: lists and loops only. */
import type { Random } from "../fixtures/random.ts";

interface Stamp {
  producerId: number;
  producerEpoch: number;
  sequence: number;
}

export type NaiveCommand =
  | { kind: "create"; name: string; partitions: number; segmentBytes: number }
  | { kind: "delete"; uid: number }
  | { kind: "register"; name: string }
  | { kind: "epoch" }
  | {
      kind: "append";
      stamp: Stamp;
      appends: { topicUid: number; version: number; batches: { partition: number; values: string[] }[] }[];
    };

interface NaiveProducer {
  id: number;
  name: string;
  epoch: number;
  /** Outcome of every accepted request, in order. */
  accepted: string[];
  usedAt: number;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

export class NaiveBroker {
  #topics: { uid: number; name: string; version: number; ends: number[] }[] = [];
  #producers: NaiveProducer[] = [];
  #madeTopics = 0;
  #madeProducers = 0;

  apply(command: NaiveCommand, now: number): string {
    if (command.kind === "epoch") return "applied";
    if (command.kind === "create") {
      if (this.#topics.some(({ name }) => name === command.name)) return "refused ALREADY_EXISTS";
      const uid = ++this.#madeTopics;
      const { name, partitions } = command;
      this.#topics.push({ uid, name, version: uid, ends: new Array<number>(partitions).fill(0) });
      return `created ${name}: uid ${uid}, ${partitions} partitions, version ${uid}, at ${now}`;
    }
    if (command.kind === "delete") {
      const topic = this.#topics.find(({ uid }) => uid === command.uid);
      this.#topics = this.#topics.filter((other) => other !== topic);
      return topic === undefined ? "refused NOT_FOUND" : `deleted ${topic.name}`;
    }
    return command.kind === "register" ? this.#register(command.name, now) : this.#append(command, now);
  }

  #register(name: string, now: number): string {
    this.#producers = this.#producers.filter(({ usedAt }) => now - usedAt < WEEK_MS);
    let producer = this.#producers.find((other) => name !== "" && other.name === name);
    if (producer === undefined) {
      producer = { id: ++this.#madeProducers, name, epoch: 0, accepted: [], usedAt: now };
      this.#producers.push(producer);
    }
    producer.epoch++;
    producer.accepted = [];
    producer.usedAt = now;
    return `producer ${producer.id}.${producer.epoch}, next #1`;
  }

  #append({ stamp, appends }: NaiveCommand & { kind: "append" }, now: number): string {
    const producer = this.#producers.find(({ id }) => id === stamp.producerId);
    if (stamp.producerId !== 0) {
      if (producer === undefined || stamp.producerEpoch > producer.epoch) return "refused UNKNOWN_PRODUCER";
      if (stamp.producerEpoch < producer.epoch) return "refused PRODUCER_FENCED";
      const done = producer.accepted.length;
      if (stamp.sequence > done + 1) return "refused OUT_OF_SEQUENCE";
      if (stamp.sequence === 0) return "refused INVALID_ARGUMENT";
      if (stamp.sequence <= done - 16) return "refused RESULT_UNKNOWN";
      if (stamp.sequence <= done)
        return producer.accepted[stamp.sequence - 1]!.replace("appended", "duplicate");
    }
    for (const { topicUid, version, batches } of appends) {
      const topic = this.#topics.find(({ uid }) => uid === topicUid);
      if (topic === undefined) return "refused NOT_FOUND";
      if (version !== 0 && version !== topic.version) return "refused STALE_PARTITIONING";
      if (batches.some(({ partition }) => partition >= topic.ends.length))
        return "refused STALE_PARTITIONING";
    }
    const results: string[] = [];
    for (const { topicUid, batches } of appends) {
      const { ends } = this.#topics.find(({ uid }) => uid === topicUid)!;
      for (const { partition, values } of batches) {
        results.push(`${partition}: ${ends[partition]!}+${values.length}`);
        ends[partition]! += values.length;
      }
    }
    const outcome = `appended at ${now} (${results.join(", ")})`;
    if (producer !== undefined) {
      producer.accepted.push(outcome);
      producer.usedAt = now;
    }
    return outcome;
  }

  /** Something to ask of it: mostly sensible, sometimes wrong. */
  draw(random: Random): NaiveCommand {
    const dice = random.next();
    const topic = this.#topics[random.integer(0, this.#topics.length - 1)];
    if (dice < 0.08 || topic === undefined) {
      const name = `t${random.integer(0, 5)}`;
      return {
        kind: "create",
        name,
        partitions: random.integer(1, 4),
        segmentBytes: random.integer(100, 600),
      };
    }
    if (dice < 0.1) return { kind: "delete", uid: random.chance(0.8) ? topic.uid : random.integer(0, 9) };
    if (dice < 0.17) return { kind: "register", name: random.chance(0.5) ? "" : `p${random.integer(0, 2)}` };
    if (dice < 0.18) return { kind: "epoch" };
    const appends = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => this.#drawAppend(random));
    return { kind: "append", stamp: this.#drawStamp(random), appends };
  }

  #drawAppend(random: Random): (NaiveCommand & { kind: "append" })["appends"][number] {
    const topic = this.#topics[random.integer(0, this.#topics.length - 1)]!;
    const wrong = random.chance(0.04);
    const batches = Array.from({ length: random.integer(1, 3) }, () => ({
      partition: wrong && random.chance(0.3) ? 7 : random.integer(0, topic.ends.length - 1),
      values: Array.from(
        { length: random.integer(1, 4) },
        (_, i) => "v".repeat(random.integer(0, 60)) + String(i),
      ),
    }));
    const version = wrong && random.chance(0.5) ? topic.version + 1 : random.chance(0.5) ? topic.version : 0;
    return { topicUid: wrong && random.chance(0.3) ? 99 : topic.uid, version, batches };
  }

  #drawStamp(random: Random): Stamp {
    const producer = this.#producers[random.integer(0, this.#producers.length - 1)];
    if (producer === undefined || random.chance(0.2)) return { producerId: 0, producerEpoch: 0, sequence: 0 };
    const { id, epoch, accepted } = producer;
    const next = accepted.length + 1;
    const sequence = random.chance(0.7) ? next : random.integer(Math.max(0, next - 20), next + 2);
    const strange = random.chance(0.05);
    return {
      producerId: strange ? id + random.integer(0, 1) : id,
      producerEpoch: strange ? epoch + random.integer(-1, 1) : epoch,
      sequence,
    };
  }
}

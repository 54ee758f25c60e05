/**
 * The state machine as readable transcripts: a command, `----`, what came of it. test/core/testdata/*.txt holds them;
 * REWRITE=1 writes what the machine says now, to be read before it is believed.
 *
 *   time 5000                         entries from here on carry this shard time
 *   create orders partitions=2 segment=300
 *   delete orders | delete uid=7
 *   producer | producer billing
 *   append orders/0 a b c             one batch of three records
 *   append 1.2#3 orders/0 a + orders/1 b version=1 + users/0 c     producer 1, epoch 2, sequence 3; all or nothing
 *   fill 1.1 orders/0 4..20           one record for every sequence of the range
 *   marker | epoch 3 | level 1 | lineage
 *   shared orders/0 1                 up to where the partition is what it was in lineage 1
 *   queue mails [dead]                 a queue; one of dead letters
 *   alter mails {"maxAttempts":3} [paused | resumed]
 *   append mails/0 a b priority=5 deliver=9000 expires=9500        the batch's attributes, the same for each record
 *   append mails/0 a b ids=x,- held=4,0                            their ids; and what of theirs is in somebody's hands
 *   settle mails 3+2 attempts=0 acked | fail mails 3 attempts=0 until=9000 | mark mails 0 100
 *   move mails 3 attempts=0 id=7 dead-lettered mails.dlq x              the message leaves as x for another queue
 *   schedule nightly queue=mails next=9000 [every=1000] [limit=2] [anchor=8000] [keep] a     made or changed; its message is a
 *   pause nightly [reason=gone] | resume nightly next=9000 | cancel nightly [version=3]
 *   tick nightly due=9000 next=10000 [for=9000] [ticks=1] [to=mails] [version=3] a + …       without a message: skipped
 *   state                             what the machine holds
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { TopicAppend } from "../../src/core/commands.ts";
import type { Topic } from "../../src/core/catalog.ts";
import { encodeAttributes, noDeliveries } from "../../src/core/delivery-commands.ts";
import { hasLimits } from "../../src/core/queue-limits.ts";
import type { DeliveryState } from "../../src/core/delivery/delivery-state.ts";
import { OUTCOMES } from "../../src/core/delivery/outcome-counts.ts";
import type { BatchRef } from "../../src/wire/publish.ts";
import type { StateMachine } from "../../src/core/state-machine.ts";
import type { ScheduleFire } from "../../src/core/schedule-commands.ts";
import {
  batchOf,
  commands,
  idColumn,
  MachineRig,
  outcomeText,
  scheduleText,
  type Command,
} from "../fixtures/machine-rig.ts";

const directory = new URL("./testdata/", import.meta.url);

describe("the state machine", () => {
  for (const file of readdirSync(directory).sort()) {
    it(`does as test/core/testdata/${file} says`, () => {
      const path = new URL(file, directory);
      const written = readFileSync(path, "utf8");
      const now = play(written);
      if (process.env["REWRITE"]) writeFileSync(path, now);
      expect(now).toBe(process.env["REWRITE"] ? now : written);
    });
  }
});

/** The same transcript with the outcomes of today. */
function play(transcript: string): string {
  const rig = new MachineRig();
  return transcript
    .trimEnd()
    .split(/\n\n/)
    .map((block) => {
      const lines = block.split("\n");
      const comments = lines.filter((line) => line.startsWith("#"));
      const rule = lines.indexOf("----");
      const script = lines.slice(0, rule < 0 ? lines.length : rule).filter((line) => !line.startsWith("#"));
      if (script.length === 0) return comments.join("\n");
      const said = script.flatMap((line) => run(rig, line));
      return [...comments, ...script, "----", ...said].join("\n");
    })
    .join("\n\n")
    .concat("\n");
}

function run(rig: MachineRig, line: string): string[] {
  const [verb = "", ...words] = line.split(" ");
  if (verb === "time") {
    rig.timeMs = Number(words[0]);
    return [];
  }
  if (verb === "state") return state(rig);
  if (verb === "shared") return [shared(rig, words)];
  if (verb === "fill") return fill(rig, words);
  const before = rig.sink.events.length;
  const outcome = outcomeText(rig.apply(commandOf(rig, verb, words)));
  return [outcome, ...rig.sink.events.slice(before).map((event) => `  ${event}`)];
}

function commandOf(rig: MachineRig, verb: string, words: string[]): Command {
  const setting = (name: string, otherwise: number) =>
    Number(words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? otherwise);
  switch (verb) {
    case "create":
      return commands.createTopic(words[0]!, setting("partitions", 1), setting("segment", 1_000_000));
    case "delete":
      return commands.deleteTopic(setting("uid", rig.machine.catalog.topic(words[0]!)?.uid ?? 999));
    case "producer":
      return commands.registerProducer(words[0] ?? "");
    case "append":
      return appendOf(rig, words.join(" "));
    case "queue":
      return commands.createQueue(words[0]!, {
        ...(words.includes("dead") ? { deadLetters: true, maxAttempts: 0 } : {}),
        ...(words[1]?.startsWith("to=") ? { deadLetterTo: words[1].slice(3) } : {}),
        ...(JSON.parse(words[1]?.startsWith("{") ? words[1] : "{}") as object),
      });
    case "alter":
      return commands.alterQueue(
        setting("uid", rig.machine.catalog.topic(words[0]!)?.uid ?? 999),
        JSON.parse(words.slice(1).find((word) => word.startsWith("{")) ?? "{}") as object,
        words.includes("paused") ? true : words.includes("resumed") ? false : undefined,
      );
    case "settle": {
      const [from, count] = words[1]!.split("+").map(Number) as [number, number];
      const settled = [from, count, setting("attempts", 0), outcomeNumber(words)];
      return commands.deliveries({ ...noDeliveries(uidOf(rig, words[0]!)), settled });
    }
    case "fail": {
      const failed = [Number(words[1]), setting("attempts", 0), setting("until", 0)];
      return commands.deliveries({ ...noDeliveries(uidOf(rig, words[0]!)), failed });
    }
    case "mark":
      return commands.deliveries({
        ...noDeliveries(uidOf(rig, words[0]!)),
        marks: [Number(words[1]), Number(words[2])],
      });
    case "move":
      return commands.moves({
        sourceUid: uidOf(rig, words[0]!),
        offset: Number(words[1]),
        attempts: setting("attempts", 0),
        outcome: outcomeNumber(words),
        targetUid: rig.machine.catalog.topic(words.at(-2)!)?.uid ?? 999,
        batch: moved(words.at(-1)!, words.find((word) => word.startsWith("id="))?.slice(3)),
      });
    case "atomic": {
      // What is acked, and what is published with it.
      const [from, count] = words[1]!.split("+").map(Number) as [number, number];
      const log = { ...noDeliveries(uidOf(rig, words[0]!)), settled: [from, count, 0, 0] };
      const appends = appendsOf(rig, words.slice(2).join(" "));
      return commands.atomic({ producerId: 0, producerEpoch: 0, sequence: 0, appends }, log);
    }
    case "schedule": {
      const text = (name: string): string | undefined =>
        words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
      const value = words.slice(1).find((word) => !word.includes("=") && word !== "keep");
      const [queue, topic] = [text("queue"), text("topic")];
      return commands.scheduleUpsert({
        name: words[0]!,
        spec: {
          ...(queue === undefined ? {} : { queue }),
          ...(topic === undefined ? {} : { topic }),
          everyMs: setting("every", 1_000),
          ...(setting("limit", 0) === 0 ? {} : { limit: setting("limit", 0) }),
          message: Buffer.from(value ?? ""),
        },
        anchor: setting("anchor", 0),
        nextAt: setting("next", 0),
        keepNext: words.includes("keep"),
      });
    }
    case "pause":
    case "resume":
    case "cancel": {
      const reason = words.find((word) => word.startsWith("reason="))?.slice("reason=".length);
      return commands.scheduleAlter({
        uid: rig.machine.schedules.named(words[0]!)?.uid ?? 999,
        version: setting("version", 0),
        paused: verb === "pause",
        ...(reason === undefined ? {} : { reason }),
        nextAt: setting("next", 0),
        removed: verb === "cancel",
      });
    }
    case "tick":
      return commands.scheduleFire(
        ...words
          .join(" ")
          .split(" + ")
          .map((part) => fireOf(rig, part.split(" "))),
      );
    case "marker":
      return commands.marker();
    case "epoch":
      rig.epoch = Number(words[0]);
      return commands.epoch();
    case "level":
      return commands.featureLevel(Number(words[0]));
    case "lineage":
      return commands.lineage(rig.machine.lineage.current + 1);
    default:
      throw new Error(`no such command: ${verb}`);
  }
}

function fireOf(rig: MachineRig, [name = "", ...words]: string[]): ScheduleFire {
  const setting = (of: string, otherwise: number): number =>
    Number(words.find((word) => word.startsWith(`${of}=`))?.slice(of.length + 1) ?? otherwise);
  const schedule = rig.machine.schedules.named(name);
  const to = words.find((word) => word.startsWith("to="))?.slice(3);
  const value = words.find((word) => !word.includes("="));
  const { queue = "", topic = "" } = schedule?.spec ?? {};
  const due = setting("due", 0);
  return {
    uid: schedule?.uid ?? 999,
    version: setting("version", schedule?.version ?? 0),
    due,
    nextAt: setting("next", 0),
    scheduledFor: setting("for", due),
    ticks: setting("ticks", 1),
    targetUid: rig.machine.catalog.topic(to ?? (queue === "" ? topic : queue))?.uid ?? 999,
    batch: value === undefined ? undefined : batchOf(0, [value]),
  };
}

function moved(value: string, id: string | undefined): BatchRef {
  const batch = batchOf(0, [value]);
  return id === undefined
    ? batch
    : { ...batch, attributes: encodeAttributes({ level: 0, ids: idColumn([id]) }) };
}

function outcomeNumber(words: readonly string[]): number {
  return OUTCOMES.findIndex((one) => words.includes(one));
}

/** Of a queue's one partition. */
function uidOf(rig: MachineRig, name: string): number {
  return rig.machine.catalog.topic(name)?.partitions[0]?.uid ?? 999;
}

function appendOf(rig: MachineRig, text: string): Command {
  const stamp = /^(\d+)\.(\d+)#(\d+) /.exec(text);
  const [producerId, producerEpoch, sequence] = (stamp?.slice(1) ?? [0, 0, 0]).map(Number) as [
    number,
    number,
    number,
  ];
  const appends = appendsOf(rig, text.slice(stamp?.[0].length ?? 0));
  return commands.append({ producerId, producerEpoch, sequence, appends });
}

function appendsOf(rig: MachineRig, text: string): TopicAppend[] {
  return text.split(" + ").map((part): TopicAppend => {
    const [place = "", ...words] = part.split(" ");
    const [name = "", partition] = place.split("/");
    const version = words.find((word) => word.startsWith("version="));
    const batch = batchOf(
      Number(partition),
      words.filter((word) => !word.includes("=")),
    );
    const number = (name: string): number[] | undefined => {
      const word = words.find((one) => one.startsWith(`${name}=`));
      if (word === undefined) return undefined;
      return new Array<number>(batch.count).fill(Number(word.slice(name.length + 1)));
    };
    const list = (name: string): string[] | undefined =>
      words
        .find((one) => one.startsWith(`${name}=`))
        ?.slice(name.length + 1)
        .split(",");
    batch.attributes = encodeAttributes({
      level: number("priority")?.[0] ?? 0,
      deliverAtMs: number("deliver"),
      expiresAtMs: number("expires"),
      ids: list("ids") === undefined ? undefined : idColumn(list("ids")!),
      held: list("held")?.map(Number),
    });
    return {
      topicUid: rig.machine.catalog.topic(name)?.uid ?? 999,
      partitioningVersion: Number(version?.slice("version=".length) ?? 0),
      batches: [batch],
    };
  });
}

function shared({ machine }: MachineRig, [place = "", lineage]: string[]): string {
  const [name = "", number] = place.split("/");
  const partition = machine.catalog.topic(name)!.partitions[Number(number)]!;
  const end = machine.lineage.sharedEnd(partition, Number(lineage));
  return `${place} as of lineage ${lineage}: ${end === undefined ? "uncut" : `cut at ${end}`}`;
}

/** Appends one record for each sequence; only the last outcome is shown. */
function fill(rig: MachineRig, [who = "", place = "", range = ""]: string[]): string[] {
  const [from, to] = range.split("..").map(Number) as [number, number];
  let last = "";
  for (let sequence = from; sequence <= to; sequence++)
    last = outcomeText(rig.apply(appendOf(rig, `${who}#${sequence} ${place} x`)));
  return [last];
}

function state({ machine, sink }: MachineRig): string[] {
  const topics = [...machine.catalog.topics()].sort((a, b) => a.uid - b.uid);
  const partitions = topics.flatMap((topic) =>
    topic.partitions.map(
      ({ uid, number, endOffset, endPosition, segmentBaseOffset }) =>
        `${topic.name}/${number}: ${endOffset} records, ${endPosition} bytes, segment from ${segmentBaseOffset}, held ${sink.content(uid).length}`,
    ),
  );
  return [
    `applied ${machine.appliedIndex} at ${machine.timeMs}, epoch ${machine.epoch}, level ${machine.featureLevel}, ` +
      `${machine.producers.size} producers`,
    ...partitions,
    ...topics.flatMap((topic) => (topic.queue === undefined ? [] : [queueText(machine, topic)])),
    ...schedulesText(machine),
  ];
}

function schedulesText({ schedules }: StateMachine): string[] {
  schedules.verify();
  return schedules.after("", 100).schedules.map(scheduleText);
}

function idsText({ ids }: DeliveryState): string {
  return ids.size === 0 && ids.duplicates === 0 ? "" : `; ${ids.size} ids, ${ids.duplicates} duplicates`;
}

function queueText(machine: StateMachine, topic: Topic): string {
  const delivery = machine.deliveries.state(topic.partitions[0]!.uid)!;
  delivery.verify();
  const { enqueuedCount, unsettledCount, settledCount, floor, mark } = delivery;
  const outcomes = OUTCOMES.filter((one) => delivery.countOf(one) > 0).map(
    (one) => `, ${one} ${delivery.countOf(one)}`,
  );
  const known: string[] = [];
  delivery.messages.forEach((offset, attempts, untilMs, expiresAtMs) => {
    known.push(`; ${offset}: failed ${attempts}, until ${untilMs}, expires ${expiresAtMs}`);
  });
  return (
    `queue ${topic.name}: ${enqueuedCount} = ${unsettledCount} + ${settledCount} settled${outcomes.join("")}; floor ${floor}, ` +
    `marks ${mark.offsets.join(" ").replace(/( 0)+$/, "")}${known.sort().join("")}${idsText(delivery)}` +
    (hasLimits(topic.queue!) ? `; ${delivery.bytes.total} bytes unsettled` : "")
  );
}

/**
 * A queue's deliveries as readable transcripts: commands, `----`, what came of them. testdata/*.txt holds them;
 * REWRITE=1 writes what the code says now, to be read before it is believed. After every line verify() holds.
 *
 *   queue maxAttempts=3 dispatch=weighted …    first of all, if the defaults do not do
 *   queue order=key onFailure=skip lookahead=9 | queue perKey concurrency=2 rate=5
 *   queue fair lookahead=9                     shared fairly among tenants, which are the keys
 *   publish 1 key=7                            of that key; without: of none
 *   queue maxMessages=3 maxBytes=40            beyond that they are dead-lettered; a message has 10 bytes
 *   queue ttl=5000 [buries]                    messages expire; and go to the dead letters
 *   alter …                                    as queue: it is asked to be another while it is in use
 *   ttl 9000                                   they have another time to live
 *   dead letters stay | dead letters go        there is no place for them, and there is again
 *   drop maxMessages=3 most=9                  what is beyond is dropped
 *   keys away | keys here                      keys have to be read first, and have been
 *   blocked                                    keys that wait
 *   tenants                                    who takes what
 *   time 5000                                  the clock says so; locks end, delayed messages come due
 *   publish 3 priority=5 delay=60000 ttl=500   three messages
 *   consumer credit=2 concurrency=1 lock=30000 rank=1 weight=2
 *   hand out 10                                up to ten messages to whoever has room
 *   ack 1#0 | ack 1#0..4 | nack 1#0 delay=500 | reject | release | extend 1#0 lock=60000
 *   report 1#0 42.5 some text | progress       how far a message is; what is known of that
 *   cut 1 | back 1 | goodbye 1                 the connection of consumer 1
 *   journal stalls | journal goes on           between the two nothing is applied
 *   restart                                    from the checkpoint's rows alone
 *   adopt 1 offset=3 attempts=0                a token from before the restart is presented: to go on holding it
 *   adopt 1 offset=3 epoch=2 deliveries=4      …, of the fourth hand-out in the epoch 2
 *   present ack offset=3 attempts=0            …, or to settle
 *   purge 10 | purge waiting | purge ready   everything below an offset; what nobody holds; without the delayed
 *   cancel 3 | defer 3 until=9000
 *   pause | resume | why | state
 *   queue keep=3 keepMs=60000                  so many settled messages are remembered, so long
 *   remembered | errors                        what became of settled messages; what went wrong with others
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DeliveryCommand, HandOut, TokenRange } from "../../../src/core/delivery/effects.ts";
import { OUTCOMES } from "../../../src/core/delivery/outcome-counts.ts";
import { DeliveryRig } from "./delivery-rig.ts";

const utf8 = new TextDecoder();
const toUtf8 = new TextEncoder();
const directory = new URL("./testdata/", import.meta.url);

describe("deliveries of a queue", () => {
  for (const file of readdirSync(directory).sort()) {
    it(`go as testdata/${file} says`, () => {
      const path = new URL(file, directory);
      const written = readFileSync(path, "utf8");
      const now = play(written);
      if (process.env["REWRITE"]) writeFileSync(path, now);
      expect(now).toBe(process.env["REWRITE"] ? now : written);
    });
  }
});

function play(transcript: string): string {
  const story = new Story();
  const blocks = transcript.trimEnd().split(/\n\n/);
  return blocks
    .map((block) => {
      const lines = block.split("\n");
      const comments = lines.filter((line) => line.startsWith("#"));
      const rule = lines.indexOf("----");
      const script = lines.slice(0, rule < 0 ? lines.length : rule).filter((line) => !line.startsWith("#"));
      if (script.length === 0) return comments.join("\n");
      return [...comments, ...script, "----", ...script.flatMap((line) => story.run(line))].join("\n");
    })
    .join("\n\n")
    .concat("\n");
}

class Story {
  #rig = new DeliveryRig();
  #stalled = false;

  run(line: string): string[] {
    const said = this.#do(line);
    const { effects } = this.#rig;
    for (const lost of effects.lost.splice(0)) said.push(`LOCK_LOST ${tokens(lost)}`);
    for (const revoked of effects.revoked.splice(0)) said.push(`  taken from ${tokens(revoked)}`);
    for (const command of this.#rig.send()) said.push(`  → journal: ${commandText(command)}`);
    if (!this.#stalled) this.#rig.commit();
    this.#rig.leader.verify();
    return said;
  }

  #do(line: string): string[] {
    const rig = this.#rig;
    const [verb = "", ...words] = line.split(" ");
    const setting = (name: string, otherwise: number) =>
      Number(words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? otherwise);
    const [id, first, last] = tokenRange(words[0] ?? "");
    switch (verb) {
      case "queue":
      case "alter": {
        const dispatch = (/dispatch=(\S+)/.exec(line)?.[1] ?? "round-robin") as "round-robin";
        const limits = { ratePerSecond: setting("rate", 0), concurrency: setting("concurrency", 0) };
        const [ordered, perKey] = [line.includes("order=key"), line.includes("perKey")];
        const keyed = {
          ordered,
          onFailure: (/onFailure=(\S+)/.exec(line)?.[1] ?? "wait") as "wait",
          lookahead: setting("lookahead", 1_000_000),
          ...(perKey ? limits : {}),
        };
        const overflow = { maxMessages: setting("maxMessages", 0), maxBytes: setting("maxBytes", 0) };
        const settings = {
          dispatch,
          overflow,
          ttlMs: setting("ttl", 0),
          deadLetterExpired: line.includes("buries"),
          maxAttempts: setting("maxAttempts", 3),
          ...(perKey ? {} : limits),
        };
        const keep = { keepSettled: setting("keep", 10_000), keepSettledMs: setting("keepMs", 86_400_000) };
        const keys = ordered || perKey ? keyed : undefined;
        const fair = words.includes("fair") ? { lookahead: keyed.lookahead } : undefined;
        if (verb === "queue") this.#rig = new DeliveryRig(settings, keys, keep, fair);
        else rig.alter(settings, keys, fair);
        return [];
      }
      case "time":
        rig.tick(Number(words[0]) - rig.nowMs);
        return [];
      case "publish": {
        const count = Number(words[0]);
        const column = (name: string) =>
          line.includes(`${name}=`) ? new Array<number>(count).fill(rig.nowMs + setting(name, 0)) : undefined;
        for (let i = 0; i < count; i++) rig.keys.push(setting("key", 0));
        const from = rig.publish(count, {
          level: setting("priority", 0),
          deliverAtMs: column("delay"),
          expiresAtMs: column("ttl"),
        });
        return [`messages ${range(from, count)}`];
      }
      case "consumer": {
        const consumer = rig.leader.subscribe(
          {
            credit: setting("credit", 10),
            concurrency: setting("concurrency", 1),
            creditBytes: setting("bytes", 1_000_000),
            lockMs: setting("lock", 30_000),
            rank: setting("rank", 0),
            weight: setting("weight", 1),
          },
          rig.effects,
        );
        return [`consumer ${consumer}`];
      }
      case "hand": {
        const handed = this.#stalled ? handOutOnce(rig, Number(words[1])) : rig.handOut(Number(words[1]));
        return handed.length === 0 ? [`nothing: ${why(rig)}`] : handed.map(handOutText);
      }
      case "ack":
        rig.leader.ack(id, first, last, rig.effects);
        return [];
      case "nack":
        rig.leader.nack(
          id,
          first,
          last,
          line.includes("delay=") ? setting("delay", 0) : undefined,
          rig.effects,
        );
        return [];
      case "reject":
        rig.leader.reject(id, first, last, rig.effects);
        return [];
      case "release":
        rig.leader.release(id, first, last, rig.effects);
        return [];
      case "extend":
        rig.leader.extend(id, first, last, setting("lock", 30_000), rig.effects);
        return [];
      case "report": {
        const progress = {
          hundredths: 100 * Number(words[1]),
          value: toUtf8.encode(words.slice(2).join(" ")),
          reportedMs: rig.shardMs,
        };
        return rig.leader.report(id, first, progress) ? [] : [`LOCK_LOST ${words[0]}`];
      }
      case "progress":
        return progressText(rig);
      case "bytes":
        for (let number = first; number <= last; number++) rig.leader.charge(id, number, setting("each", 0));
        return [];
      case "cut":
        rig.leader.disconnected(id);
        return [];
      case "back":
        return [rig.leader.reconnected(id) ? `consumer ${id} goes on` : `consumer ${id} is gone`];
      case "goodbye":
        rig.leader.unsubscribe(id);
        return [];
      case "journal":
        this.#stalled = words[0] === "stalls";
        return [];
      case "restart":
        rig.restart();
        return [];
      case "adopt": {
        const handOut = [setting("epoch", 1), setting("deliveries", 1)] as const;
        const number = rig.leader.adopt(id, setting("offset", 0), setting("attempts", 0), ...handOut);
        rig.leader.handOut(0, [], rig.effects);
        return [number < 0 ? "LOCK_LOST" : `consumer ${id} holds it as #${number}`];
      }
      case "present": {
        const number = rig.leader.present(setting("offset", 0), setting("attempts", 0));
        if (number < 0) return ["LOCK_LOST"];
        if (words[0] === "ack") rig.leader.ack(0, number, number, rig.effects);
        else rig.leader.nack(0, number, number, undefined, rig.effects);
        return ["taken"];
      }
      case "purge":
        return [`purged ${purge(rig, words)}`];
      case "drop": {
        const limits = { maxMessages: setting("maxMessages", 0), maxBytes: setting("maxBytes", 0) };
        return [`dropped ${rig.state.drop(limits, setting("most", 9))}`];
      }
      case "ttl":
        rig.changeTtl(Number(words[0]));
        return [];
      case "dead":
        rig.deadLettersStay = words[1] === "stay";
        return [];
      case "cancel":
        return [
          `cancelled ${rig.state.settle(Number(words[0]), Number(words[0]) + 1, 0, "discarded", rig.shardMs)}`,
        ];
      case "defer":
        return [
          rig.state.defer(Number(words[0]), setting("attempts", 0), setting("until", 0))
            ? "moved"
            : "refused",
        ];
      case "keys":
        rig.keysAreAway = words[0] === "away";
        return [];
      case "blocked":
        return blockedText(rig);
      case "tenants":
        return tenantsText(rig);
      case "pause":
      case "resume":
        rig.leader.isPaused = verb === "pause";
        return [];
      case "why":
        return [why(rig)];
      case "state":
        return [stateText(rig)];
      case "remembered":
        return rememberedText(rig);
      case "errors":
        return errorsText(rig);
      default:
        throw new Error(`no such command: ${line}`);
    }
  }
}

function progressText({ state, leader }: DeliveryRig): string[] {
  const lines: string[] = [];
  for (let offset = 0; offset < state.end; offset++) {
    const progress = leader.progress.of(offset);
    if (progress === undefined) continue;
    const { hundredths = 0, value, reportedMs } = progress;
    lines.push(`${offset}: ${hundredths / 100} % ${utf8.decode(value)} at ${reportedMs}`);
  }
  return lines.length === 0 ? ["nothing is known"] : lines;
}

/** As broker/queue-purge.ts, in one slice. */
function purge({ state, leader, shardMs }: DeliveryRig, [what]: string[]): number {
  if (what !== "waiting" && what !== "ready") return state.purge(Number(what), 0, shardMs);
  const ranges = leader.waiting(state.floor, state.end, what === "waiting");
  let purged = 0;
  for (let i = 0; i < ranges.length; i += 2)
    purged += state.purge(ranges[i]! + ranges[i + 1]!, ranges[i], shardMs);
  return purged;
}

function handOutOnce(rig: DeliveryRig, limit: number): HandOut[] {
  const out: HandOut[] = [];
  rig.leader.handOut(limit, out, rig.effects);
  return out;
}

/** Of "2#5..7", "2#5" or "2". */
function tokenRange(text: string): [number, number, number] {
  const match = /^(\d+)(?:#(\d+)(?:\.\.(\d+))?)?$/.exec(text);
  const first = Number(match?.[2] ?? 0);
  return [Number(match?.[1] ?? 0), first, Number(match?.[3] ?? first)];
}

function range(from: number, count: number): string {
  return count === 1 ? String(from) : `${from}..${from + count - 1}`;
}

function tokens({ subscription, first, last }: TokenRange): string {
  return `${subscription}#${range(first, last - first + 1)}`;
}

function handOutText({
  subscription,
  firstNumber,
  firstOffset,
  count,
  attempts,
  deliveries,
}: HandOut): string {
  const again = deliveries > 1 || attempts > 0 ? ` (delivery ${deliveries}, attempt ${attempts + 1})` : "";
  return `${range(firstOffset, count)} → consumer ${subscription} as #${range(firstNumber, count)}${again}`;
}

function commandText(command: DeliveryCommand): string {
  switch (command.kind) {
    case "settle": {
      const tries = command.attempts > 0 ? ` after ${command.attempts} failures` : "";
      return `${range(command.from, command.to - command.from)} ${command.outcome}${tries}`;
    }
    case "fail":
      return `${command.offset} failed, failure ${command.attempts + 1}, again at ${command.untilMs}`;
    case "dead-letter":
      return `${command.offset} to the dead-letter queue after ${command.attempts} failures: ${command.reason}`;
    case "mark":
      return `mark ${command.level}: ${command.offset}`;
    case "mark-due":
      return `mark due ${command.dueMs}`;
  }
}

function why({ leader }: DeliveryRig): string {
  const reason = leader.whyIdle();
  if (reason === undefined) return "something could be handed out";
  const { kind, ...facts } = reason;
  return [kind, ...Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`)].join(", ");
}

function blockedText({ leader }: DeliveryRig): string[] {
  const { keys, count } = leader.blockedKeys(10);
  return [
    `${count} keys wait, ${leader.lookaheadCount} messages`,
    ...keys.map(({ offset, state, untilMs, attempts, waiting }) => {
      const again = state === "failed" ? ` again at ${untilMs}, failure ${attempts}` : "";
      return `  for ${offset}, ${state}${again}: ${waiting} behind it`;
    }),
  ];
}

function tenantsText({ leader, keys }: DeliveryRig): string[] {
  const shares = leader.tenantShares(10);
  if (shares === undefined) return ["nothing is shared"];
  const { tenants, count, isFull } = shares;
  return [
    `${count} tenants${isFull ? ", and no more is looked at" : ""}`,
    ...tenants.map(({ offset, isNobody, pending, waiting, noisy }) => {
      const name = isNobody ? "nobody" : String(keys[offset]);
      return `  ${name}: ${pending} in hands, ${waiting} put aside${noisy ? ", noisy" : ""}`;
    }),
  ];
}

function rememberedText({ state: { history, keep }, shardMs }: DeliveryRig): string[] {
  const lines: string[] = [];
  history?.eachNewest(
    0,
    shardMs - keep.keepSettledMs,
    ({ from, count, outcome, attempts, settledMs, consumer }) => {
      const tries = attempts > 0 ? ` after ${attempts} failures` : "";
      const whose = consumer === "" ? "" : ` by ${consumer}`;
      const result = utf8.decode(history.results.get(from));
      lines.push(
        `${range(from, count)} ${OUTCOMES[outcome]}${tries} at ${settledMs}${whose}${result && `: ${result}`}`,
      );
      return true;
    },
  );
  return lines.length === 0 ? ["nothing is known"] : lines;
}

function errorsText({ state: { failures } }: DeliveryRig): string[] {
  const lines: string[] = [];
  failures?.each((offset) => {
    const { first, last, consumer } = failures.of(offset)!;
    lines.push(`${offset}: first "${first}", last "${last}", by ${consumer}`);
  });
  return lines.length === 0 ? ["none"] : lines;
}

function stateText({ leader, state }: DeliveryRig): string {
  const outcomes = OUTCOMES.filter((one) => state.countOf(one) > 0).map(
    (one) => `${one} ${state.countOf(one)}`,
  );
  const { readyCount, delayedCount, pendingCount } = leader;
  return (
    `${state.enqueuedCount} enqueued = ${readyCount} ready + ${delayedCount} delayed + ${pendingCount} pending + ` +
    `${state.settledCount} settled${outcomes.length === 0 ? "" : ` (${outcomes.join(", ")})`}`
  );
}

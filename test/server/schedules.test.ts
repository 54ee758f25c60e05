/** Schedules over the wire, on a whole node whose time stands still until a test moves it. */
import { describe, expect, it } from "vitest";
import { errorTable } from "../../src/base/errors.ts";
import { realWorld } from "../../src/io/world.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { openRecord, RecordBatchReader } from "../../src/wire/record-batch.ts";
import { MemoryNetwork } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { errorOf, WireClient, type Frame } from "../fixtures/wire-client.ts";

const flags = {
  "limits.maxMessageBytes": "64KiB",
  "storage.journalFileBytes": "1MiB",
  "storage.diskReserveBytes": 0,
  "server.heartbeatMs": 600_000,
};
const SECOND = 1_000;
const HOUR = 3_600_000;
const WINTER = "2024-01-01T00:00:00Z";

interface Message {
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When it was stored. */
  readonly at: number;
}

class House {
  readonly time: VirtualTime;
  readonly directory = tempDirectory();
  readonly #flags: Record<string, unknown>;
  #network = new MemoryNetwork();
  rig!: NodeRig;
  client!: WireClient;

  constructor(begins: string, more: Record<string, unknown> = {}) {
    this.time = new VirtualTime(Date.parse(begins));
    this.#flags = { ...flags, ...more };
  }

  async open(): Promise<this> {
    this.#network = new MemoryNetwork();
    const { time } = this;
    const world = { ...realWorld, network: this.#network, clock: time, timers: time, threads: false };
    this.rig = new NodeRig(this.directory, this.#flags, world);
    await this.rig.start();
    await this.#connect();
    return this;
  }

  async #connect(): Promise<void> {
    this.client = WireClient.overMemory(this.#network.connect());
    await this.client.hello();
  }

  /** Stopped in order; `downMs` later it starts again. */
  async restart(downMs: number): Promise<void> {
    await this.time.until(this.rig.node.stop());
    expect(this.rig.fatal).toEqual([]);
    this.time.forget();
    this.time.advance(downMs);
    await this.open();
    await this.pass(0);
  }

  /** Time passes; what it sets off has come to an end when a few questions are answered. */
  async pass(ms: number): Promise<void> {
    this.time.advance(ms);
    // Whoever has been silent for half an hour is not connected any more.
    if (ms > 60 * SECOND) await this.#connect();
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 6; i++) {
      await this.client.request({ listSchedules: {} });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Up to the next tick of a schedule. */
  async passToTick(name: string): Promise<void> {
    const { nextAt = 0 } = await this.describe(name);
    await this.pass((nextAt ?? 0) - this.time.wallMs());
  }

  upsert(name: string, spec: proto.v1.ScheduleSpec.$Properties): Promise<Frame> {
    return this.client.request({ upsertSchedule: { name, spec: { message: record("ping"), ...spec } } });
  }

  /** @throws when it is refused */
  async made(
    name: string,
    spec: proto.v1.ScheduleSpec.$Properties,
  ): Promise<proto.v1.ScheduleInfo.$Properties> {
    const frame = await this.upsert(name, spec);
    if (!frame.schedule?.schedule) throw new Error(JSON.stringify(frame));
    return frame.schedule.schedule;
  }

  async describe(name: string): Promise<proto.v1.ScheduleInfo.$Properties> {
    const frame = await this.client.request({ describeSchedule: { name } });
    if (!frame.schedule?.schedule) throw new Error(JSON.stringify(frame));
    return frame.schedule.schedule;
  }

  async preview(name: string, ticks: number): Promise<string[]> {
    const frame = await this.client.request({ describeSchedule: { name, ticks } });
    return (frame.schedule?.nextTicks ?? []).map((tick) => new Date(tick).toISOString());
  }

  /** Unsettled messages of a queue. */
  async messages(queue: string): Promise<Message[]> {
    const frame = await this.client.request({ peek: { queue, limit: 1_000 } });
    return (frame.peeked?.batches ?? []).flatMap((batch) => {
      const bytes = batch.records!;
      const reader = new RecordBatchReader().reset(bytes, 0, bytes.length);
      const found: Message[] = [];
      while (reader.next()) {
        const { value, headers } = openRecord(bytes, reader.recordStart, reader.recordEnd, 0);
        found.push({
          value: Buffer.from(value).toString(),
          headers: Object.fromEntries(headers.map(([name, text]) => [name, Buffer.from(text).toString()])),
          at: batch.appendTime ?? 0,
        });
      }
      return found;
    });
  }

  async ticks(queue: string): Promise<string[]> {
    return (await this.messages(queue)).map(({ headers }) =>
      headers["x-scheduled-for"]!.replace(":00.000Z", "Z"),
    );
  }
}

function record(value: string, more: proto.v1.Record.$Properties = {}): Uint8Array {
  return v1.Record.encode({ value: Buffer.from(value), ...more }).finish();
}

function refused(frame: Frame, code: keyof typeof errorTable, text: RegExp): void {
  expect(errorOf(frame)?.code, JSON.stringify(frame)).toBe(errorTable[code].number);
  expect(errorOf(frame)!.message).toMatch(text);
}

const open = (begins = WINTER, more = {}): Promise<House> => new House(begins, more).open();
const { Change } = v1.ScheduleReply;

describe("a schedule", () => {
  it("publishes at its ticks, each message with its schedule and tick", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND });
    for (let i = 0; i < 3; i++) await house.pass(10 * SECOND);
    expect(await house.messages("beats")).toEqual(
      [10, 20, 30].map((second) => ({
        value: "ping",
        headers: { "x-schedule": "beat", "x-scheduled-for": `2024-01-01T00:00:${second}.000Z` },
        at: Date.parse(WINTER) + second * SECOND,
      })),
    );
    expect(await house.describe("beat")).toMatchObject({
      fired: 3,
      nextAt: Date.parse(WINTER) + 40 * SECOND,
    });
    expect((await house.describe("beat")).skipped).toBe(0);
  });

  it("does not come a millisecond early", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND });
    await house.pass(10 * SECOND - 1);
    expect(await house.messages("beats")).toEqual([]);
    await house.pass(1);
    expect(await house.messages("beats")).toHaveLength(1);
  });

  it("publishes to a topic", async () => {
    const house = await open();
    await house.made("beat", { topic: "beats", cron: "*/10 * * * * *" });
    for (let i = 0; i < 5; i++) await house.pass(10 * SECOND);
    const { topic } = await house.client.request({ describeTopic: { name: "beats" } });
    expect(topic?.topic?.messages).toBe(5);
    // Without a key they go to partitions in turn.
    expect(topic?.topic?.partitions?.filter(({ endOffset }) => (endOffset ?? 0) > 0)).toHaveLength(4);
  });

  it("is the same when it is said again, keeps identity and counts when it is changed, and goes on in its rhythm", async () => {
    const house = await open();
    const { uid } = await house.made("beat", { queue: "beats", everyMs: 10 * SECOND });
    await house.pass(10 * SECOND);
    await house.pass(4 * SECOND);
    const again = await house.upsert("beat", {
      queue: "beats",
      everyMs: 10 * SECOND,
      timeZone: "",
      limit: 0,
    });
    expect(again.schedule).toMatchObject({ change: Change.UNCHANGED, schedule: { uid, fired: 1 } });
    const changed = await house.upsert("beat", {
      queue: "beats",
      everyMs: 10 * SECOND,
      message: record("pong"),
    });
    const next = Date.parse(WINTER) + 20 * SECOND;
    expect(changed.schedule).toMatchObject({
      change: Change.CHANGED,
      schedule: { uid, fired: 1, nextAt: next },
    });
    await house.pass(6 * SECOND);
    expect((await house.messages("beats")).map(({ value }) => value)).toEqual(["ping", "pong"]);
  });

  it("stays as it is over restarts, counts and all", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND, limit: 3 });
    await house.pass(10 * SECOND);
    const before = await house.describe("beat");
    await house.restart(SECOND);
    expect(await house.describe("beat")).toEqual(before);
    await house.pass(9 * SECOND);
    await house.restart(0);
    await house.pass(10 * SECOND);
    await house.pass(60 * SECOND);
    expect(await house.ticks("beats")).toHaveLength(3);
    expect(await house.describe("beat")).toMatchObject({ fired: 3, skipped: 0, nextAt: 0, paused: false });
    expect(await house.preview("beat", 5)).toEqual([]);
  });

  it("rests while it is paused: what passes meanwhile has no message", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND });
    const paused = await house.client.request({ pauseSchedule: { name: "beat" } });
    expect(paused.schedule?.schedule).toMatchObject({ paused: true, nextAt: 0, reason: "" });
    expect(await house.preview("beat", 1)).toEqual(["2024-01-01T00:00:10.000Z"]);
    await house.pass(35 * SECOND);
    expect(await house.preview("beat", 1)).toEqual(["2024-01-01T00:00:40.000Z"]);
    // Also over a restart, and when it is changed.
    await house.restart(0);
    await house.upsert("beat", { queue: "beats", everyMs: 10 * SECOND, message: record("pong") });
    expect(await house.describe("beat")).toMatchObject({ paused: true });
    await house.client.request({ resumeSchedule: { name: "beat" } });
    await house.pass(5 * SECOND);
    expect(await house.ticks("beats")).toEqual(["2024-01-01T00:00:40.000Z"]);
  });

  it("ends when it is cancelled; its messages stay", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND });
    await house.pass(10 * SECOND);
    expect((await house.client.request({ cancelSchedule: { name: "beat" } })).ok).toBeTruthy();
    await house.pass(60 * SECOND);
    expect(await house.messages("beats")).toHaveLength(1);
    refused(
      await house.client.request({ describeSchedule: { name: "beat" } }),
      "NOT_FOUND",
      /no schedule "beat"/,
    );
  });

  it("is listed by name, a page at a time, without its message", async () => {
    const house = await open();
    for (const name of ["c", "a", "b"]) await house.made(name, { queue: "q", everyMs: HOUR });
    const first = await house.client.request({ listSchedules: { limit: 2 } });
    expect(first.schedules?.schedules?.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(first.schedules?.more).toBe(true);
    expect(first.schedules?.schedules?.[0]?.spec?.message).toHaveLength(0);
    const second = await house.client.request({ listSchedules: { after: "b" } });
    expect(second.schedules?.schedules?.map(({ name }) => name)).toEqual(["c"]);
    expect(second.schedules?.more).toBe(false);
  });

  it("hands its message out so long after the tick, also when it is late", async () => {
    const house = await open();
    await house.made("late", { queue: "q", cron: "0 1 * * *", message: record("x", { delayMs: HOUR }) });
    await house.restart(1.5 * HOUR);
    const { queue } = await house.client.request({ describeQueue: { name: "q" } });
    expect(queue?.queue).toMatchObject({ delayed: 1, idle: { untilMs: Date.parse("2024-01-01T02:00Z") } });
  });
});

describe("a schedule in a time zone", () => {
  it("runs at the first moment after the gap when the clock is set forward over its time", async () => {
    const house = await open("2024-03-30T23:00:00Z");
    await house.made("nightly", { queue: "q", cron: "30 2 * * *", timeZone: "Europe/Berlin" });
    for (let i = 0; i < 2; i++) await house.passToTick("nightly");
    expect(await house.ticks("q")).toEqual(["2024-03-31T01:00Z", "2024-04-01T00:30Z"]);
  });

  it("runs once when the clock is set back and its time comes twice", async () => {
    const house = await open("2024-10-26T23:30:00Z");
    await house.made("nightly", { queue: "q", cron: "30 2 * * *", timeZone: "Europe/Berlin" });
    await house.passToTick("nightly");
    // The second 02:30 of that night.
    await house.pass(HOUR);
    await house.passToTick("nightly");
    expect(await house.ticks("q")).toEqual(["2024-10-27T00:30Z", "2024-10-28T01:30Z"]);
  });

  it("runs every hour of the night in which there is one more", async () => {
    const house = await open("2024-10-26T23:30:00Z");
    await house.made("hourly", { queue: "q", cron: "0 * * * *", timeZone: "Europe/Berlin" });
    for (let i = 0; i < 3; i++) await house.passToTick("hourly");
    expect(await house.ticks("q")).toEqual(["2024-10-27T00:00Z", "2024-10-27T01:00Z", "2024-10-27T02:00Z"]);
  });
});

describe("ticks that were missed", () => {
  it("have one message together when the policy is once: how many they are, and the last of them", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND });
    await house.pass(10 * SECOND);
    await house.restart(35 * SECOND);
    const [, late] = await house.messages("beats");
    expect(late?.headers).toEqual({
      "x-schedule": "beat",
      "x-scheduled-for": "2024-01-01T00:00:40.000Z",
      "x-schedule-missed": "3",
    });
    expect(await house.describe("beat")).toMatchObject({ fired: 2, skipped: 2 });
    await house.pass(10 * SECOND);
    expect(await house.ticks("beats")).toHaveLength(3);
  });

  it("say so also when it is a single one", async () => {
    const house = await open();
    await house.made("nightly", { queue: "q", cron: "0 3 * * *" });
    await house.restart(4 * HOUR);
    const [only, ...others] = await house.messages("q");
    expect(others).toEqual([]);
    expect(only?.headers).toMatchObject({
      "x-scheduled-for": "2024-01-01T03:00:00.000Z",
      "x-schedule-missed": "1",
    });
  });

  it("have no message when the policy is skip", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND, missed: v1.Missed.SKIP });
    await house.pass(10 * SECOND);
    await house.restart(35 * SECOND);
    expect(await house.messages("beats")).toHaveLength(1);
    expect(await house.describe("beat")).toMatchObject({ fired: 1, skipped: 3 });
    expect(house.rig.logged("missed ticks skipped").map(({ fields }) => fields)).toEqual([
      { schedule: "beat", ticks: 3 },
    ]);
    await house.pass(5 * SECOND);
    expect(await house.ticks("beats")).toEqual(["2024-01-01T00:00:10.000Z", "2024-01-01T00:00:50.000Z"]);
  });

  it("while the machine was asleep are missed as well", async () => {
    const house = await open();
    for (const [name, missed] of [["once", v1.Missed.ONCE] as const, ["skip", v1.Missed.SKIP] as const])
      await house.made(name, { queue: name, cron: "0 * * * *", missed });
    house.time.suspend(3 * HOUR + 30 * 60 * SECOND);
    // Timers have stood still: it is seen within a minute.
    await house.pass(60 * SECOND);
    expect(await house.ticks("skip")).toEqual([]);
    expect(await house.ticks("once")).toEqual(["2024-01-01T03:00Z"]);
    await house.passToTick("skip");
    expect(await house.ticks("skip")).toEqual(["2024-01-01T04:00Z"]);
  });
});

describe("steps of the wall clock", () => {
  it("make no tick early, none twice and none missing", async () => {
    const house = await open();
    await house.made("beat", { queue: "beats", everyMs: 10 * SECOND });
    for (const stepMs of [0, 240 * SECOND, 0, -240 * SECOND, -3 * HOUR, 26 * HOUR, 0]) {
      house.time.stepWall(stepMs);
      for (let i = 0; i < 60; i++) await house.pass(SECOND);
    }
    const messages = await house.messages("beats");
    const ticks = messages.map(({ headers }) => Date.parse(headers["x-scheduled-for"]!));
    const first = Date.parse(WINTER) + 10 * SECOND;
    expect(ticks).toEqual(ticks.map((_, i) => first + i * 10 * SECOND));
    expect(ticks.length).toBeGreaterThan(40);
    messages.forEach(({ at }, i) => expect(at).toBeGreaterThanOrEqual(ticks[i]!));
    // Nor late by more than it takes shard time at double speed to pass the last look.
    messages.forEach(({ at }, i) => expect(at - ticks[i]!).toBeLessThan(2 * SECOND));
  });
});

describe("what a schedule publishes to", () => {
  it("is made when it is missing, and must be there where the server makes nothing", async () => {
    const house = await open();
    await house.made("s", { queue: "made-for-it", everyMs: HOUR });
    expect(
      (await house.client.request({ describeQueue: { name: "made-for-it" } })).queue?.queue,
    ).toBeTruthy();
    refused(await house.upsert("t", { topic: "made-for-it", everyMs: HOUR }), "WRONG_KIND", /is a queue/);
    const strict = await open(WINTER, { autoCreate: false });
    refused(await strict.upsert("s", { queue: "nothing", everyMs: HOUR }), "NOT_FOUND", /no queue "nothing"/);
  });

  it("pauses it when it is deleted, and says why; made again it goes on when it is said again", async () => {
    const house = await open();
    await house.made("s", { queue: "q", everyMs: 10 * SECOND });
    await house.client.request({ deleteQueue: { name: "q" } });
    const paused = { paused: true, nextAt: 0, reason: 'queue "q" was deleted' };
    expect(await house.describe("s")).toMatchObject(paused);
    await house.restart(60 * SECOND);
    expect(await house.describe("s")).toMatchObject(paused);
    refused(await house.client.request({ resumeSchedule: { name: "s" } }), "NOT_FOUND", /does not exist/);
    const again = await house.upsert("s", { queue: "q", everyMs: 10 * SECOND });
    expect(again.schedule).toMatchObject({ change: Change.RESUMED, schedule: { paused: false } });
    await house.pass(10 * SECOND);
    expect(await house.messages("q")).toHaveLength(1);
  });

  it("pauses it when it does not take such messages any more", async () => {
    const house = await open();
    await house.client.request({ createQueue: { name: "q", settings: { priorities: true } } });
    await house.made("s", { queue: "q", everyMs: 10 * SECOND, message: record("x", { priority: 7 }) });
    await house.client.request({ deleteQueue: { name: "q" } });
    await house.client.request({ createQueue: { name: "q" } });
    await house.client.request({ resumeSchedule: { name: "s" } });
    await house.pass(10 * SECOND);
    expect(await house.describe("s")).toMatchObject({
      paused: true,
      reason: expect.stringMatching(/queue "q" does not take its message: .*no priorities/) as unknown,
    });
    expect(house.rig.logged("schedule paused")).toHaveLength(1);
  });
});

describe("a schedule is refused", () => {
  it.each([
    [/a queue or to a topic/, "INVALID_ARGUMENT", {}],
    [/a queue or to a topic/, "INVALID_ARGUMENT", { queue: "q", topic: "t", everyMs: HOUR }],
    [/every_ms is 999/, "INVALID_ARGUMENT", { queue: "q", everyMs: 999 }],
    [/would never tick/, "INVALID_ARGUMENT", { queue: "q", cron: "0 0 30 2 *" }],
    [/would never tick/, "INVALID_ARGUMENT", { queue: "q", everyMs: HOUR, endAt: 1 }],
    [/missed is 7/, "INVALID_ARGUMENT", { queue: "q", everyMs: HOUR, missed: 7 }],
    [/kept for the system/, "INVALID_ARGUMENT", { queue: "$q", everyMs: HOUR }],
    [/malformed/, "INVALID_ARGUMENT", { queue: "q", everyMs: HOUR, message: Uint8Array.of(0x0a) }],
    [/deliver_at/, "INVALID_ARGUMENT", { queue: "q", everyMs: HOUR, message: record("", { deliverAt: 5 }) }],
    [
      /message id/,
      "INVALID_ARGUMENT",
      { queue: "q", everyMs: HOUR, message: record("", { messageId: "5" }) },
    ],
    [
      /timestamp/,
      "INVALID_ARGUMENT",
      { queue: "q", everyMs: HOUR, message: record("", { timestampDelta: 5 }) },
    ],
    [
      /no priorities/,
      "INVALID_ARGUMENT",
      { queue: "q", everyMs: HOUR, message: record("", { priority: 5 }) },
    ],
    [
      /"x-schedule-missed": such are the server's/,
      "INVALID_ARGUMENT",
      { queue: "q", everyMs: HOUR, message: record("", { headers: [{ name: "x-schedule-missed" }] }) },
    ],
    [
      /exceeds the limit/,
      "MESSAGE_TOO_LARGE",
      { queue: "q", everyMs: HOUR, message: record("x".repeat(65_500)) },
    ],
  ] as const)("%s", async (text, code, spec) => {
    const house = await open();
    refused(await house.upsert("s", spec as proto.v1.ScheduleSpec.$Properties), code, text);
    expect((await house.client.request({ listSchedules: {} })).schedules?.schedules).toEqual([]);
  });

  it("by a name that is none, or is unknown", async () => {
    const house = await open();
    refused(
      await house.upsert("_s", { queue: "q", everyMs: HOUR }),
      "INVALID_ARGUMENT",
      /schedule name "_s"/,
    );
    await house.made("nightly", { queue: "q", everyMs: HOUR });
    refused(
      await house.client.request({ cancelSchedule: { name: "nightyl" } }),
      "NOT_FOUND",
      /mean "nightly"/,
    );
    refused(
      await house.client.request({ describeSchedule: { name: "nightly", ticks: 1_001 } }),
      "INVALID_ARGUMENT",
      /1000 is the most/,
    );
    refused(await house.client.request({ upsertSchedule: { name: "s" } }), "INVALID_ARGUMENT", /no spec/);
  });
});

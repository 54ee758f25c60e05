/** Recurring messages as a program tests them: in process, with a clock to move and a disk to fill. */
import { describe, expect, it } from "vitest";
import { json, type Sluice } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";

async function backend(): Promise<{ broker: TestBroker; sluice: Sluice } & AsyncDisposable> {
  const broker = await createBroker();
  return { broker, sluice: await broker.connect(), [Symbol.asyncDispose]: () => broker.close() };
}

const DAY = 86_400_000;

describe("schedules of a broker in process", () => {
  it("come after a month, and are handled", async () => {
    await using backed = await backend();
    const { broker, sluice } = backed;
    const reports = sluice.queue("reports", { codec: json<{ of: string }>() });
    const startAt = broker.clock.now();
    await sluice.schedule("monthly").upsert({
      queue: reports,
      cron: "0 6 1 * *",
      timeZone: "Europe/Berlin",
      startAt: new Date(startAt),
      message: { value: { of: "month" }, key: "k", headers: { kind: "report" } },
    });
    const seen: Date[] = [];
    const consumer = reports.consume((m) => {
      expect([m.value, m.key, m.headers["kind"], m.headers["x-schedule"]]).toEqual([
        { of: "month" },
        "k",
        "report",
        "monthly",
      ]);
      seen.push(new Date(m.headers["x-scheduled-for"]!));
    });
    const wanted = await sluice.schedule("monthly").preview({ count: 1 });
    for (const tick of wanted) await broker.clock.advance(tick - broker.clock.now());
    await consumer.drain();
    expect(seen.map((tick) => tick.getTime())).toEqual(wanted);
    const inBerlin = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Berlin",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
    for (const tick of seen) expect(inBerlin.format(tick)).toBe("1, 06:00");
    expect(await sluice.schedule("monthly").describe()).toMatchObject({
      fired: 1,
      skipped: 0,
      lastFor: wanted[0],
      message: { key: "k", headers: [["kind", "report"]] },
    });
  }, 120_000);

  it("wait while the disk is full, at most one behind, and say so", async () => {
    await using backed = await backend();
    const { broker, sluice } = backed;
    const beats = sluice.queue("beats");
    await sluice
      .schedule("beat")
      .upsert({ queue: beats, everyMs: 10_000, message: { value: Buffer.from("x") } });
    await broker.clock.advance(10_000);
    await broker.faults.fillDisk();
    await broker.clock.advance(35_000);
    const waiting = await sluice.schedule("beat").describe();
    expect(waiting).toMatchObject({ fired: 1, skipped: 0 });
    expect(waiting.reason).toMatch(/the server's disk is full/);
    expect(waiting.waitingSince! - waiting.nextAt!).toBeLessThan(1_000);
    await broker.faults.freeDisk();
    await broker.clock.advance(1_000);
    // One message for the three that waited, then on time again.
    expect(await sluice.schedule("beat").describe()).toMatchObject({
      fired: 2,
      skipped: 2,
      waitingSince: undefined,
      reason: undefined,
    });
    await broker.clock.advance(10_000);
    const missed = (await beats.peek()).map(({ headers }) => headers["x-schedule-missed"]);
    expect(missed).toEqual([undefined, "3", undefined]);
  });

  it("wait while their queue is full, and are paused when their message is larger than it may hold", async () => {
    await using backed = await backend();
    const { broker, sluice } = backed;
    const beats = sluice.queue("beats");
    await beats.create({ maxMessages: 2 });
    await sluice.schedule("beat").upsert({ queue: "beats", everyMs: 10_000, message: { value: "x" } });
    await broker.clock.advance(45_000);
    const waiting = await sluice.schedule("beat").describe();
    expect(waiting).toMatchObject({ fired: 2, skipped: 0, paused: false });
    expect(waiting.reason).toMatch(/queue "beats" is full/);
    expect(waiting.waitingSince).toBeDefined();
    for (const message of await beats.fetch(1)) await message.ack();
    await broker.clock.advance(1_000);
    expect(await sluice.schedule("beat").describe()).toMatchObject({
      fired: 3,
      skipped: 1,
      reason: undefined,
    });
    const [, last] = await beats.peek();
    expect(last?.headers["x-schedule-missed"]).toBe("2");
    await sluice.queue("small").create({ maxBytes: 1_024 });
    const large = { queue: "small", everyMs: 10_000, message: { value: "x".repeat(2_000) } } as const;
    await sluice.schedule("large").upsert(large);
    await broker.clock.advance(10_000);
    const paused = await sluice.schedule("large").describe();
    expect(paused).toMatchObject({ paused: true, fired: 0 });
    expect(paused.reason).toMatch(/queue "small" does not take its message: .*larger than/);
  });

  it("neither lose nor double a tick when the power goes", async () => {
    await using backed = await backend();
    const { broker, sluice } = backed;
    const beats = sluice.queue("beats");
    const started = broker.clock.now();
    await sluice.schedule("beat").upsert({ queue: "beats", everyMs: 10_000, message: { value: "x" } });
    for (let i = 0; i < 8; i++) {
      await broker.clock.advance(5_000);
      await broker.kill();
      await broker.clock.advance(5_000);
    }
    const ticks = (await beats.peek()).map(
      ({ headers }) => Date.parse(headers["x-scheduled-for"]!) - started,
    );
    expect(ticks).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 10_000));
  });

  it("are said by a name as well, to a topic, and refuse what they do not know", async () => {
    await using backed = await backend();
    const { broker, sluice } = backed;
    const schedule = sluice.schedule("s");
    const good = { everyMs: DAY, message: { value: "x" } } as const;
    expect(await schedule.upsert({ topic: "t", ...good })).toMatchObject({
      change: "created",
      schedule: { topic: "t", queue: undefined, everyMs: DAY, missed: "once" },
    });
    expect((await schedule.upsert({ topic: "t", ...good })).change).toBe("unchanged");
    expect((await schedule.upsert({ topic: "t", ...good, missed: "skip" })).change).toBe("changed");
    await broker.clock.advance(DAY);
    for await (const message of sluice.topic("t").messages({ from: "earliest" })) {
      expect(message.headers["x-schedule"]).toBe("s");
      break;
    }
    expect((await schedule.pause()).paused).toBe(true);
    expect((await schedule.resume()).paused).toBe(false);
    expect((await sluice.admin.listSchedules()).map(({ name, message }) => [name, message])).toEqual([
      ["s", undefined],
    ]);
    await schedule.cancel();
    await expect(schedule.describe()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const wrong = (spec: object): Promise<unknown> =>
      expect(schedule.upsert({ queue: "q", ...good, ...spec } as never)).rejects.toMatchObject({
        code: "INVALID_ARGUMENT",
      });
    await wrong({ topic: "t" });
    await wrong({ queue: undefined });
    await wrong({ cron: "* * * * *" });
    await wrong({ every: 5 });
    await wrong({ missed: "all" });
    await wrong({ message: undefined });
    await wrong({ message: { value: 5 } });
    await wrong({ message: { value: "x", deliverAt: 5 } });
    await wrong({ queue: undefined, topic: "t", message: { value: "x", delayMs: 5 } });
    await wrong({ limit: 0 });
    expect(() => sluice.schedule("")).toThrow(/a schedule's name/);
  });
});

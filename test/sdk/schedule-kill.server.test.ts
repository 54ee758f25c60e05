/** A schedule over the shipped server, killed with -9 between ticks. */
import { describe, expect, it } from "vitest";
import { connect } from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 120_000;
const KILLS = 5;
const BETWEEN = 2;

describe("a schedule of every second", { timeout }, () => {
  it(`has one message a tick or one for those that were missed, over ${KILLS} kill -9`, async () => {
    let server: Server = await startServer();
    const { data, port } = server;
    try {
      await using sluice = await connect(server.url);
      await sluice.admin.createTopic("beats", { partitions: 1 });
      const { schedule } = await sluice
        .schedule("beat")
        .upsert({ topic: "beats", everyMs: 1_000, message: { value: "x" } });
      const covered: number[] = [];
      let messages = 0;
      let kills = 0;
      for await (const { headers, offset } of sluice.topic("beats").messages({ from: "earliest" })) {
        expect([offset, headers["x-schedule"]]).toEqual([messages++, "beat"]);
        const tick = Date.parse(headers["x-scheduled-for"]!);
        const ticks = Number(headers["x-schedule-missed"] ?? 1);
        // The ticks it stands for, the oldest first.
        for (let i = ticks - 1; i >= 0; i--) covered.push(tick - i * 1_000);
        if (messages % BETWEEN !== 0) continue;
        if (kills === KILLS) break;
        kills++;
        await server.kill();
        server = await startServer({ data, port });
      }
      // Each tick since the first, and each once.
      expect(covered).toEqual(covered.map((_, i) => schedule.nextAt! + i * 1_000));
      const { fired, skipped } = await sluice.schedule("beat").describe();
      expect(fired).toBeGreaterThanOrEqual(messages);
      expect(fired + skipped).toBeGreaterThanOrEqual(covered.length);
      console.log(
        `schedule under kill -9: ${kills} kills, ${messages} messages for ${covered.length} ticks (at least ${(KILLS + 1) * BETWEEN})`,
      );
      expect(messages).toBeGreaterThanOrEqual((KILLS + 1) * BETWEEN);
    } finally {
      await server[Symbol.asyncDispose]();
    }
  });
});

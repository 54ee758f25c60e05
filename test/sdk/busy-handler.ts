/** One story: a handler that blocks its event loop for longer than its lock and its session's heartbeats allow. */
import { fileURLToPath } from "node:url";
import { connect, text } from "../../src/sdk/index.ts";
import { script } from "../fixtures/command.ts";
import { startServer } from "../fixtures/server.ts";

const program = fileURLToPath(new URL("busy-consumer.mjs", import.meta.url));

export interface BusyStory {
  /** Runs of the message elsewhere. */
  readonly secondRuns: number;
  /** What the busy consumer said, and its exit code. */
  readonly said: string;
  readonly code: number | null;
  readonly acked: number;
}

export async function busyStory(
  thread: boolean,
  { lockMs, graceMs, busyMs, heartbeatMs }: Record<"lockMs" | "graceMs" | "busyMs" | "heartbeatMs", number>,
): Promise<BusyStory> {
  await using server = await startServer({
    env: { SLUICE_SERVER__HEARTBEAT_MS: String(heartbeatMs) },
  });
  await using sluice = await connect(server.url);
  const queue = sluice.queue("q", { codec: text });
  await queue.create({ lockMs, resumeGraceMs: graceMs });
  const busy = script(program, [server.url, "q", String(busyMs), thread ? "thread" : "no-thread"]);
  // Its thread has had the time to start.
  await queue.publish("first");
  await busy.says("first acked");
  await queue.publish("busy");
  await busy.says("busy");
  let secondRuns = 0;
  queue.consume(() => void secondRuns++);
  const { code } = await busy.ended;
  const { settled } = await queue.describe();
  return { secondRuns, said: busy.stdout(), code, acked: settled.acked };
}

/** A disk full to its last byte: what STORAGE_FULL advises must work there too. */
import { join } from "node:path";
import { expect, it, type TestContext } from "vitest";
import { connect, SluiceError } from "../../../src/sdk/index.ts";
import { startServer } from "../../fixtures/server.ts";
import { SmallDisk } from "./small-disk.ts";

const MiB = 1024 * 1024;

it(
  "gets room from a topic that is deleted, and publishing resumes by itself",
  { timeout: 240_000 },
  async (context) => {
    const disk = mounted(context);
    try {
      await using server = await startServer({
        data: join(disk.path, "data"),
        env: { SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB", SLUICE_STORAGE__DISK_RESERVE_BYTES: "8MiB" },
      });
      const client = await connect(server.url, { timeoutMs: 20_000 });
      await client.admin.createTopic("old", { partitions: 1, segmentBytes: MiB });
      await client.admin.createTopic("new", { partitions: 1 });
      const value = Buffer.alloc(128 * 1024, 1);
      const old = client.topic("old");
      for (let n = 0; n < 300; n++) await old.publish(value);
      disk.fill(0);
      const impatient = await connect(server.url, { timeoutMs: 1_500 });
      await untilRefused(() => impatient.topic("new").publish(value));
      await impatient.close();
      disk.fill(0);

      expect(await client.admin.deleteTopic("old")).toEqual({ messages: 300 });
      await client.topic("new").publish(value);
      expect((await client.admin.describeTopic("new")).messages).toBeGreaterThan(0);
      await client.close();
    } finally {
      disk.unmount();
    }
  },
);

/** What is still allowed goes into files that are there already; then no more is. */
async function untilRefused(publish: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await publish();
    } catch (error) {
      if (SluiceError.is(error, "STORAGE_FULL")) return;
      throw error;
    }
  }
}

function mounted(context: TestContext): SmallDisk {
  const disk = SmallDisk.mount(200 * MiB);
  if (typeof disk !== "string") return disk;
  if (process.env["CI"]) throw new Error(disk);
  return context.skip(disk);
}

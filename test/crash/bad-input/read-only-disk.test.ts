/** A disk that cannot be written at all: root's rights do not help there. */
import { join } from "node:path";
import { expect, it, type TestContext } from "vitest";
import { sluice } from "../../fixtures/command.ts";
import { startServer } from "../../fixtures/server.ts";
import { SmallDisk } from "./small-disk.ts";

const MiB = 1024 * 1024;

it.for(["a new", "an old"])(
  "does not start in %s directory on a read-only disk, and says so",
  { timeout: 240_000 },
  async (age, context) => {
    const disk = mounted(context);
    try {
      const data = join(disk.path, "data");
      if (age === "an old") {
        await using server = await startServer({ data, env: { SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB" } });
        await server.stop();
      }
      disk.remount("ro");
      const { code, stdout, stderr } = await sluice(["serve", "--data", data, "--listen", "127.0.0.1:0"])
        .ended;
      expect([code, stdout]).toEqual([1, ""]);
      const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
      expect(said).toEqual([expect.stringMatching(/^sluice: cannot write to \S+ .*--data/)]);
    } finally {
      disk.unmount();
    }
  },
);

function mounted(context: TestContext): SmallDisk {
  const disk = SmallDisk.mount(200 * MiB);
  if (typeof disk !== "string") return disk;
  if (process.env["CI"]) throw new Error(disk);
  return context.skip(disk);
}

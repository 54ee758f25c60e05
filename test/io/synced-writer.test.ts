import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { MAX_INLINE_BYTES } from "../../src/io/inline-policy.ts";
import { nodeDisk } from "../../src/io/node-disk.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

it("writes a large piece in its own thread, and small ones right after it there too", async () => {
  const writer = nodeDisk.syncedWriter!();
  const file = nodeDisk.openSync(join(tempDirectory(), "file"), "create");
  onTestFinished(() => {
    writer.close();
    file.closeSync();
  });
  expect(writer.blocksFor!(100)).toBe(true);
  const large = new Uint8Array(new SharedArrayBuffer(MAX_INLINE_BYTES + 1)).fill(7);
  const written = new Promise<number>((resolve, reject) => {
    writer.write(file, [large], 0, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
  expect(writer.blocksFor!(100)).toBe(false);
  expect(await written).toBe(large.length);
  const back = new Uint8Array(large.length);
  expect(file.readSync(back, 0)).toBe(large.length);
  expect(back.every((byte) => byte === 7)).toBe(true);
});

import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { MAX_INLINE_BYTES } from "../../src/io/inline-policy.ts";
import { nodeDisk } from "../../src/io/node-disk.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

it("writes large pieces in its own thread, and small ones right after them there too, but never waits for its start", async () => {
  const writer = nodeDisk.syncedWriter!();
  const file = nodeDisk.openSync(join(tempDirectory(), "file"), "create");
  onTestFinished(() => {
    writer.close();
    file.closeSync();
  });
  const write = (fill: number): { atOnce: boolean; bytes: Promise<number> } => {
    const large = new Uint8Array(new SharedArrayBuffer(MAX_INLINE_BYTES + 1)).fill(fill);
    let atOnce = true;
    let atOnceDone = false;
    const bytes = new Promise<number>((resolve, reject) => {
      writer.write(file, [large], 0, (error, written) => {
        if (atOnce) atOnceDone = true;
        if (error) reject(error);
        else resolve(written);
      });
    });
    atOnce = false;
    return { atOnce: atOnceDone, bytes };
  };
  expect(writer.blocksFor!(100)).toBe(true);
  expect(write(1).atOnce).toBe(true);
  // Its thread starts meanwhile.
  let last = write(2);
  while (last.atOnce) {
    expect(await last.bytes).toBe(MAX_INLINE_BYTES + 1);
    await new Promise((resolve) => setImmediate(resolve));
    last = write(7);
  }
  expect(writer.blocksFor!(100)).toBe(false);
  expect(await last.bytes).toBe(MAX_INLINE_BYTES + 1);
  const back = new Uint8Array(MAX_INLINE_BYTES + 1);
  expect(file.readSync(back, 0)).toBe(back.length);
  expect(back.every((byte) => byte === 7)).toBe(true);
});

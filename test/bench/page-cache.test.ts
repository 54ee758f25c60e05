import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cachedBytes, dropFromPageCache } from "../../bench/growth/page-cache.ts";
import { makeScratch, removeScratch, root } from "../../bench/scratch.ts";

const BYTES = 1024 * 1024;

it("a file that was just written is in the page cache, and after it was dropped it is not", (ctx) => {
  for (const command of ["dd", "fincore"])
    if (spawnSync(command, ["--version"]).status !== 0) ctx.skip(`there is no ${command}`);
  const directory = makeScratch(join(root, ".build")); // on a disk: what lies in memory cannot be dropped
  try {
    const path = join(directory, "file");
    writeFileSync(path, Buffer.alloc(BYTES, 1));
    expect(cachedBytes([path])).toBe(BYTES);
    dropFromPageCache(directory);
    expect(cachedBytes([path])).toBe(0);
  } finally {
    removeScratch(directory);
  }
});

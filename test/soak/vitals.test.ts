import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { slopeOf, vitalsOf, type Vitals } from "./vitals.ts";

const at = (minute: number, rssMb: number): Vitals => ({ minute, rssMb, descriptors: 0, diskMb: 0 });

it("a slope is found in what goes up and down", () => {
  const rising = Array.from({ length: 100 }, (_, n) => at(n / 10, 80 + 2 * (n / 10) + (n % 2)));
  const level = Array.from({ length: 100 }, (_, n) => at(n / 10, 80 + 5 * (n % 2)));
  expect(slopeOf(rising, ({ rssMb }) => rssMb)).toBeCloseTo(2, 1);
  expect(slopeOf(level, ({ rssMb }) => rssMb)).toBeCloseTo(0, 1);
});

it.runIf(process.platform === "linux")(
  "a process and a directory are looked at (skipped: needs /proc)",
  () => {
    const directory = tempDirectory();
    mkdirSync(join(directory, "deep"));
    writeFileSync(join(directory, "deep/file"), Buffer.alloc(3_000_000));
    const { rssMb, descriptors, diskMb } = vitalsOf(process.pid, directory, 0);
    expect(rssMb).toBeGreaterThan(10);
    expect(descriptors).toBeGreaterThan(3);
    expect(diskMb).toBe(3);
  },
);

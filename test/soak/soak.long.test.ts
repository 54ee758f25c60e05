import { expect, it } from "vitest";
import { soak } from "./soak.ts";
import { slopeOf, type Vitals } from "./vitals.ts";

/** `SOAK_MINUTES=5 …` is a shorter one, whose slopes say less. */
const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 60);

const most = (series: readonly Vitals[], value: (vitals: Vitals) => number): number =>
  Math.max(...series.map(value));

it(
  `holds no more after ${MINUTES} minutes at half load than half way`,
  async (context) => {
    if (process.platform !== "linux") context.skip("what a process holds is looked up in /proc");
    const report = await soak(MINUTES);
    const { vitals, fullRate, rate, confirmed, clients, topics } = report;
    const middle = Math.floor(vitals.length / 2);
    const [first, second] = [vitals.slice(0, middle), vitals.slice(middle)];
    const rssSlope = slopeOf(second, ({ rssMb }) => rssMb);
    const diskSlope = slopeOf(second, ({ diskMb }) => diskMb);
    const n = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });
    console.log(
      [
        `soak of ${MINUTES} min`,
        `  load         ${n(rate)} messages/s of ${n(fullRate)} unhindered; ${n(confirmed)} confirmed, all read; ${topics} topics, ${clients} visitors`,
        `  RSS          ${n(most(first, ({ rssMb }) => rssMb))} MB at most in the first half, ${n(most(second, ({ rssMb }) => rssMb))} in the second, slope ${n(rssSlope)} MB/min`,
        `  descriptors  ${most(first, ({ descriptors }) => descriptors)} at most, then ${most(second, ({ descriptors }) => descriptors)}`,
        `  disk         ${n(most(first, ({ diskMb }) => diskMb))} MB at most, then ${n(most(second, ({ diskMb }) => diskMb))}, slope ${n(diskSlope)} MB/min`,
      ].join("\n"),
    );
    expect(report.problems).toEqual([]);
    expect(rssSlope).toBeLessThanOrEqual(1);
    expect(most(second, ({ descriptors }) => descriptors)).toBeLessThanOrEqual(
      most(first, ({ descriptors }) => descriptors) + 10,
    );
    expect(most(second, ({ diskMb }) => diskMb)).toBeLessThanOrEqual(
      1.1 * most(first, ({ diskMb }) => diskMb),
    );
  },
  (MINUTES + 10) * 60_000,
);

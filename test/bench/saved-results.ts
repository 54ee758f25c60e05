/** Results of the bench as tests need them: small, and the same each time. */
import type { CurveResult } from "../../bench/growth/growth.ts";
import type { SavedResults } from "../../bench/plots/results.ts";

export function growthResult(
  curve: string,
  points: Readonly<Record<number, CurveResult["points"][number]["figures"]>>,
  flaws: readonly string[] = [],
): CurveResult {
  return {
    curve,
    axis: { title: "what grows", unit: "count" },
    points: Object.entries(points).map(([x, figures]) => ({ x: Number(x), otherCores: 0.1, figures })),
    flaws,
  };
}

export function saved(changes: Partial<SavedResults>): SavedResults {
  return {
    machine: {
      date: "2026-01-02T03:04:05.678Z",
      commit: "abcdef0",
      node: "v24.0.0",
      system: "Linux 6",
      cores: 2,
      cpu: "a processor",
      fileSystem: "ext4 on /dev/disk",
      load: 0,
    },
    command: "npm run bench -- --output json",
    ...changes,
  };
}

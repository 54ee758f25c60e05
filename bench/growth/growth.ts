/** Measures growth curves: all points of a curve are up together, and take turns. */
import { figureOf, type Metric } from "../metric.ts";
import { Stage, type Observed, type StageSettings } from "../stage.ts";
import { sluice } from "../systems/sluice.ts";
import type { Values } from "../workloads/workload.ts";
import type { Axis, Curve, Point } from "./curve.ts";

export interface GrowthSettings extends Omit<StageSettings, "probed" | "system"> {
  /** Of a window. */
  readonly seconds: number;
  /** Windows of each point. */
  readonly rounds: number;
  readonly quick: boolean;
  readonly tell: (progress: string) => void;
}

export interface CurveResult {
  readonly curve: string;
  readonly axis: Axis;
  readonly points: readonly PointResult[];
  /** Why this is no full measurement; empty = it is one. */
  readonly flaws: readonly string[];
}

export interface PointResult {
  readonly x: number;
  /** The most that a window had of cores used by others. */
  readonly otherCores: number | undefined;
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface Figure {
  readonly unit: Metric["unit"];
  readonly figure: number;
  /** Of all windows, in their order. */
  readonly values: readonly number[];
}

/** What a window takes to be more than a first impression. */
const FULL_SECONDS = 5;
const FULL_ROUNDS = 3;
/** Filling, warming up, and every window with what is around it. */
const LIMIT_SECONDS = 1800;

export async function measureCurve(curve: Curve, settings: GrowthSettings): Promise<CurveResult> {
  const { quick, rounds, seconds } = settings;
  const xs = quick ? curve.quick : curve.points;
  const flaws = [
    ...(quick ? ["--quick has fewer and smaller points"] : []),
    ...(seconds < FULL_SECONDS ? [`a window lasts ${seconds} of ${FULL_SECONDS} s`] : []),
    ...(rounds < FULL_ROUNDS ? [`there are ${rounds} of ${FULL_ROUNDS} windows`] : []),
  ];
  const points = await withStages(curve, xs.length, settings, async (stages) => {
    const lines = await prepareAll(curve, xs, stages, settings);
    for (let round = 1; round <= rounds; round++) {
      for (let step = 0; step < lines[0]!.steps; step++) {
        // There and back: what a turn leaves to the next one meets none always.
        for (const line of (round + step) % 2 === 1 ? lines : lines.toReversed()) {
          await line.take(step);
          settings.tell(`${line.x}: window ${round} of ${rounds}: ${line.latest(curve.metrics)}`);
        }
      }
    }
    for (const line of lines) await line.finish();
    return lines.map((line) => line.result(curve.metrics));
  });
  return { curve: curve.name, axis: curve.axis, points, flaws };
}

/** One inside the other, so that whatever ends one of them ends all. */
async function withStages<T>(
  curve: Curve,
  count: number,
  settings: GrowthSettings,
  play: (stages: readonly Stage[]) => Promise<T>,
): Promise<T> {
  const serverEnv = { ...curve.serverEnv, ...settings.serverEnv };
  const stageSettings = { ...settings, system: sluice, serverEnv, probed: false };
  const within = (stages: readonly Stage[]): Promise<T> =>
    stages.length === count
      ? play(stages)
      : Stage.play(stageSettings, LIMIT_SECONDS, (stage) => within([...stages, stage]));
  return await within([]);
}

async function prepareAll(
  curve: Curve,
  xs: readonly number[],
  stages: readonly Stage[],
  { seconds, tell }: GrowthSettings,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [at, x] of xs.entries()) {
    lines.push(new Line(x, stages[at]!, await curve.prepare(stages[at]!, x, { seconds })));
    tell(`${x}: prepared`);
  }
  return lines;
}

/** A point, and what its windows gave. */
class Line {
  readonly x: number;
  readonly #stage: Stage;
  readonly #point: Point;
  readonly #given: Values[] = [];
  readonly #observed: Observed[] = [];

  constructor(x: number, stage: Stage, point: Point) {
    this.x = x;
    this.#stage = stage;
    this.#point = point;
  }

  get steps(): number {
    return this.#point.steps.length;
  }

  async take(step: number): Promise<void> {
    this.#given.push(await this.#stage.measure(this.#point.steps[step]!));
    this.#observed.push(this.#stage.observed!);
  }

  async finish(): Promise<void> {
    if (this.#point.finish !== undefined) this.#given.push(await this.#point.finish());
  }

  latest(metrics: Curve["metrics"]): string {
    const values = this.#given.at(-1)!;
    return Object.entries(values)
      .map(
        ([name, value]) =>
          `${name} ${[value]
            .flat()
            .map((each) => Math.round(each))
            .join(", ")} ${metrics[name]!.unit}`,
      )
      .join("; ");
  }

  result(metrics: Curve["metrics"]): PointResult {
    const others = this.#observed.map(({ otherCores }) => otherCores ?? NaN);
    const figures = Object.entries(metrics).map(([name, metric]): [string, Figure] => {
      const values = this.#given.flatMap((given) => given[name] ?? []);
      return [name, { unit: metric.unit, figure: figureOf(metric, values), values }];
    });
    const most = Math.max(...others);
    return {
      x: this.x,
      otherCores: Number.isNaN(most) ? undefined : most,
      figures: Object.fromEntries(figures),
    };
  }
}

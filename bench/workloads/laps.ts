/**
 * A producer at full speed and consumers beside it. A lap publishes a number of messages; its clock runs from the first
 * publish until every consumer is done with the last one. So a consumer that falls behind is waited for, and the
 * catching up counts.
 */
import type { Stage } from "../stage.ts";
import { warmUpSeconds } from "./workload.ts";

/** How many messages a lap of some length needs is only known after a lap. */
const FIRST_LAP = 20_000;
/** Planned longer than asked for, since a lap may turn out faster than the one before it. */
const MARGIN = 1.2;

export interface Lap {
  readonly messages: number;
  readonly seconds: number;
}

/** Messages a second, over laps of `seconds` together at least. */
export async function lapRate(
  stage: Stage,
  seconds: number,
  runLap: (messages: number) => Promise<Lap>,
): Promise<number> {
  const lap = (messages: number): Promise<Lap> => runLap(Math.ceil(messages));
  const lapOf = (lapSeconds: number, like: Lap): Promise<Lap> =>
    lap((like.messages / like.seconds) * lapSeconds);
  const warm = await lapOf(warmUpSeconds(seconds), await lap(FIRST_LAP));
  const measured = await stage.measure(
    async () => {
      let all = await lapOf(seconds * MARGIN, warm);
      // Once as a rule.
      while (all.seconds < seconds) all = sum(all, await lapOf((seconds - all.seconds) * MARGIN, all));
      return all;
    },
    ({ messages }) => messages,
  );
  return measured.messages / measured.seconds;
}

function sum(a: Lap, b: Lap): Lap {
  return { messages: a.messages + b.messages, seconds: a.seconds + b.seconds };
}

/** The dead letters of a queue, page by page, as they lie. */
import type { PeekedMessage, Queue, Sluice } from "../sdk/index.ts";

const PAGE = 1_000;

/** From an offset on, at most `limit`. @throws SluiceError NOT_FOUND */
export async function* deadLettersOf(
  sluice: Sluice,
  name: string,
  { from = 0, limit = Infinity } = {},
): AsyncGenerator<PeekedMessage<Uint8Array>, void> {
  const letters: Queue<Uint8Array> | undefined = await sluice
    .queue(name, { createIfMissing: false })
    .deadLetters();
  if (letters === undefined) {
    console.error(`queue ${name} has no dead-letter queue: what fails for good is discarded`);
    return;
  }
  try {
    for (let left = limit; left > 0;) {
      const page = await letters.peek({ from, limit: Math.min(PAGE, left) });
      if (page.length === 0) return;
      yield* page;
      left -= page.length;
      from = page.at(-1)!.offset + 1;
    }
  } catch (error) {
    // It is made with its first letter.
    const isMissing = error instanceof Error && "code" in error && error.code === "NOT_FOUND";
    if (!isMissing || letters.name === name) throw error;
  }
}

/** What becomes of a message depends on its number alone, so that the end is known. */

export type Said = "ack" | "nack" | "reject";

/** Of a hundred one is rejected, one always fails, ten fail once. */
export function saidOf(id: number, attempt: number): Said {
  if (id % 100 === 7) return "reject";
  if (id % 100 === 17) return "nack";
  return id % 10 === 3 && attempt === 1 ? "nack" : "ack";
}

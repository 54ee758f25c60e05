/** A promise that was not kept. The run ends with it. */
export class Violation extends Error {
  override readonly name = "Violation";
}

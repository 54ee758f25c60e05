/** `await using` for everything long-lived, on runtimes with and without Symbol.asyncDispose (Node 20.3 has none). */

export const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");

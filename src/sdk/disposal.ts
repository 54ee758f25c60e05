/** `await using` for everything long-lived, on runtimes with and without Symbol.asyncDispose (Node 20.3 has none). */

export const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");

/** `await using` of this class's objects ends with `dispose`. */
export function disposedBy<T extends object>(
  kind: { readonly prototype: T },
  dispose: (it: T) => Promise<void>,
): void {
  Object.defineProperty(kind.prototype, asyncDispose, {
    configurable: true,
    writable: true,
    value(this: T): Promise<void> {
      return dispose(this);
    },
  });
}

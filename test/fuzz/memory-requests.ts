/**
 * Watches what is asked for by `new Uint8Array(n)` and its like, and by Buffer.alloc, allocUnsafe and concat: a length
 * that a peer claims must be checked before memory is taken for it. Install before the code under test is loaded.
 */
type Constructor = (new (...args: unknown[]) => object) & { readonly BYTES_PER_ELEMENT?: number };

const constructors = [
  "Uint8Array",
  "Float64Array",
  "Int32Array",
  "ArrayBuffer",
  "SharedArrayBuffer",
] as const;

export class MemoryRequests {
  /** Largest request since it was last set to 0, bytes. */
  largest = 0;

  install(): void {
    const globals = globalThis as unknown as Record<string, Constructor>;
    for (const name of constructors) globals[name] = this.#counted(globals[name]!);
    const buffers = Buffer as unknown as Record<string, (...args: unknown[]) => Uint8Array>;
    for (const name of ["alloc", "allocUnsafe", "allocUnsafeSlow", "concat"]) {
      const original = buffers[name]!.bind(Buffer);
      buffers[name] = (...args) => {
        // What is too large for the engine must be noted before it throws.
        if (typeof args[0] === "number" && args[0] > this.largest) this.largest = args[0];
        const made = original(...args);
        if (made.length > this.largest) this.largest = made.length;
        return made;
      };
    }
  }

  /** A plain function that makes the original's objects: a Proxy costs ten times as much. */
  #counted(original: Constructor): Constructor {
    const width = original.BYTES_PER_ELEMENT ?? 1;
    const note = (length: number): void => {
      if (length * width > this.largest) this.largest = length * width;
    };
    function Counted(first: unknown, second: unknown, third: unknown): object {
      if (typeof first !== "number") return new original(first, second, third);
      note(first);
      return new original(first);
    }
    Counted.prototype = original.prototype as object;
    // `of`, `from`, BYTES_PER_ELEMENT.
    return Object.setPrototypeOf(Counted, original) as Constructor;
  }
}

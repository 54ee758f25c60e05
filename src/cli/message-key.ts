/** `--key-field` and `--id-field`: the key, or the id, of a message taken from its own JSON. */

/** The line cannot give a key; the message says why, the caller knows the line's number. */
export class NoKey extends Error {
  override readonly name = "NoKey";
}

/**
 * The value of a field of the outermost object, as text: a string as it is, a whole number or a boolean as JSON writes
 * it. Anything else would give unequal keys to what looks equal (1 and 1.0, two orders of one object's fields).
 * @throws NoKey
 */
export function keyFromJson(line: Uint8Array, field: string, what = "key"): string {
  const value = own(parsed(line, what), field, what);
  if (value === undefined)
    throw new NoKey(`the JSON object has no field ${JSON.stringify(field)} to take the ${what} from`);
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  throw new NoKey(
    `the field ${JSON.stringify(field)} is ${kind(value)}; a ${what} is text, a whole number or a boolean`,
  );
}

function parsed(line: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString("utf8"));
  } catch (error) {
    throw new NoKey(
      `the line is not JSON, and its ${what} is to be taken from a field of it (${(error as Error).message})`,
    );
  }
}

function own(value: unknown, field: string, what: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new NoKey(`the line is ${kind(value)}, not a JSON object to take a ${what} from`);
  }
  return Object.getOwnPropertyDescriptor(value, field)?.value;
}

function kind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "number" ? `the number ${value}` : `a JSON ${typeof value}`;
}

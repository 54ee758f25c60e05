/** `--key-field`, `--order-key-field` and `--id-field`: key, order key and id of a message taken from its own JSON. */

/** The line cannot give a key; the message says why, the caller knows the line's number. */
export class NoKey extends Error {
  override readonly name = "NoKey";
}

/** What of a message is taken from which field of it. */
export type TakenFields = Readonly<Partial<Record<Taken, string | undefined>>>;

type Taken = "key" | "orderKey" | "messageId";

const WORDS = { key: "key", orderKey: "order key", messageId: "message id" } as const;

/** @throws NoKey */
export function fieldsOf(line: Uint8Array, fields: TakenFields): Partial<Record<Taken, string>> {
  const taken: Partial<Record<Taken, string>> = {};
  let object: unknown;
  for (const what of ["key", "orderKey", "messageId"] as const) {
    const field = fields[what];
    if (field === undefined) continue;
    object ??= parsed(line, WORDS[what]);
    taken[what] = textOf(object, field, WORDS[what]);
  }
  return taken;
}

/**
 * The value of a field of the outermost object, as text: a string as it is, a whole number or a boolean as JSON writes
 * it. Anything else would give unequal keys to what looks equal (1 and 1.0, two orders of one object's fields).
 */
function textOf(object: unknown, field: string, what: string): string {
  const value = own(object, field, what);
  if (value === undefined)
    throw new NoKey(`the JSON object has no field ${JSON.stringify(field)} to take the ${what} from`);
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  throw new NoKey(
    `the field ${JSON.stringify(field)} is ${kind(value)}; the ${what} has to be text, a whole number or a boolean`,
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
    throw new NoKey(`the line is ${kind(value)}, not a JSON object to take the ${what} from`);
  }
  return Object.getOwnPropertyDescriptor(value, field)?.value;
}

function kind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "number" ? `the number ${value}` : `a JSON ${typeof value}`;
}

/** What tells a record's lane in a queue: its key, without opening the rest of it. */
import { FieldReader } from "../base/bytes.ts";
import { putHash64 } from "../base/hash64.ts";

const fields = new FieldReader(new Uint8Array(0));

/** Where a record's order key lies, which is its key unless it has one of its own; end < start: it has none. */
export function findOrderKey(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  fields.reset(bytes, start, end);
  let at = 0;
  let stop = -1;
  let isOwn = false;
  while (fields.at < fields.end) {
    const tag = fields.varint();
    if (tag === 0x5a || (tag === 0x12 && !isOwn)) {
      at = fields.lengthDelimited();
      stop = fields.at;
      isOwn = tag === 0x5a;
    } else fields.skip(tag & 7);
  }
  return { start: at, end: stop };
}

/** Puts the hash of a record's order key, two numbers; both 0: it has none. */
export function putOrderKey(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint32Array,
  place: number,
): void {
  const key = findOrderKey(bytes, start, end);
  if (key.end >= key.start) putHash64(bytes, key.start, key.end, into, place);
  else into[place] = into[place + 1] = 0;
}

const header = new FieldReader(new Uint8Array(0));

/** Where the value of a record's first header of that name lies; end < start: it has none. */
export function findHeader(
  bytes: Uint8Array,
  start: number,
  end: number,
  name: Uint8Array,
): { readonly start: number; readonly end: number } {
  fields.reset(bytes, start, end);
  while (fields.at < fields.end) {
    const tag = fields.varint();
    if (tag !== 0x22) {
      fields.skip(tag & 7);
      continue;
    }
    header.reset(bytes, fields.lengthDelimited(), fields.at);
    let isIt = name.length === 0;
    // An empty value is not written.
    let [from, to] = [header.end, header.end];
    while (header.at < header.end) {
      const part = header.varint();
      const at = part === 0x0a || part === 0x12 ? header.lengthDelimited() : -1;
      if (part === 0x0a) isIt = isName(bytes, at, header.at, name);
      else if (part === 0x12) [from, to] = [at, header.at];
      else header.skip(part & 7);
    }
    if (isIt) return { start: from, end: to };
  }
  return { start: 0, end: -1 };
}

/** Puts the hash of the value of a record's first header of that name, two numbers; both 0: it has none. */
export function putHeaderOf(name: Uint8Array): typeof putOrderKey {
  return (bytes, start, end, into, place) => {
    const value = findHeader(bytes, start, end, name);
    if (value.end >= value.start) putHash64(bytes, value.start, value.end, into, place);
    else into[place] = into[place + 1] = 0;
  };
}

function isName(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name[i]) return false;
  return true;
}

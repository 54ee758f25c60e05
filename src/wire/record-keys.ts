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

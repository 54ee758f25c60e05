/** The attribute column of a batch for a queue: priorities, times, hashes of ids; written again it is the same. */
import { encodeAttributes, readAttributes } from "../../../src/core/delivery-commands.ts";
import type { AttributeColumn } from "../../../src/core/delivery/delivery-state.ts";
import { digest, digestBytes, holds, type FuzzTarget } from "../target.ts";

function sample(column: AttributeColumn): Uint8Array {
  return encodeAttributes(column)!;
}

const ids = Uint8Array.from({ length: 48 }, (_, i) => (i < 16 ? 0 : i * 5));

/** An empty list and none are the same. */
function seen({ level, deliverAtMs, expiresAtMs, ids, held }: AttributeColumn): number {
  let all = digest(1, level);
  for (const list of [deliverAtMs, expiresAtMs, held]) {
    all = digest(all, list?.length ?? 0);
    for (const value of Array.from(list ?? [])) all = digest(all, value);
  }
  return ids === undefined ? all : digestBytes(all, ids);
}

export const target: FuzzTarget = {
  name: "attribute-columns",
  samples: [
    sample({ level: 9 }),
    sample({ level: 0, deliverAtMs: [0, 1_700_000_000_000], expiresAtMs: [2 ** 53 - 1, 1] }),
    sample({ level: 3, ids }),
    sample({ level: 0, ids, held: [0, 7, 2 ** 40], deliverAtMs: [1, 2, 3] }),
  ],
  read(bytes, start, end) {
    const column = readAttributes(bytes.subarray(start, end));
    const again = encodeAttributes(column);
    const { level, deliverAtMs, expiresAtMs } = column;
    if (again === undefined)
      holds(level === 0 && !deliverAtMs && !expiresAtMs && !column.ids, "a column is taken for empty");
    else holds(seen(readAttributes(again)) === seen(column), "a column written again is another");
    return seen(column);
  },
  refuses: (error) => error instanceof RangeError,
  covers: [
    {
      file: "core/delivery-commands.ts",
      functions: /^(encodeAttributes|readAttributes|readPacked|putPacked|packedSize)$/,
      least: 0.95,
    },
  ],
};

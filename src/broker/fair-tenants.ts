/** The tenants of a queue that shares its consumers fairly: told by a header of their messages, read as the leader asks. */
import type { FairSettings } from "../core/delivery/leader-settings.ts";
import type { TenantShare } from "../core/delivery/fair-share.ts";
import type { PartitionLog } from "../storage/partition-log.ts";
import { findHeader, putHeaderOf } from "../wire/record-keys.ts";
import { RecordKeys } from "./record-keys.ts";
import { RecordSource } from "./record-source.ts";
import type { Shard } from "./shard.ts";

const MOST_SHOWN_BYTES = 200;
const utf8 = new TextEncoder();

/** What a queue's leader is told, anew whenever it is another header. */
export class FairTenants {
  readonly #shard: Shard;
  readonly #log: PartitionLog;
  readonly #wake: () => void;
  #header = "";
  #keys: RecordKeys | undefined;

  constructor(shard: Shard, log: PartitionLog, wake: () => void) {
    this.#shard = shard;
    this.#log = log;
    this.#wake = wake;
  }

  settings(header: string): FairSettings | undefined {
    if (header !== this.#header) {
      this.#keys?.close();
      const source = header === "" ? undefined : new RecordSource(this.#shard, this.#log);
      this.#keys = source && new RecordKeys(source, putHeaderOf(utf8.encode(header)), this.#wake);
      this.#header = header;
    }
    return this.#keys && { source: this.#keys };
  }

  close(): void {
    this.#keys?.close();
  }
}

export interface NamedTenant {
  readonly tenant?: Uint8Array;
  readonly pending: number;
  readonly waiting: number;
  readonly noisy: boolean;
}

/** Each with the value that tells it, as far as that can be read; the source is closed. */
export async function namedTenants(
  source: RecordSource,
  header: string,
  tenants: readonly TenantShare[],
): Promise<NamedTenant[]> {
  const name = utf8.encode(header);
  const named: NamedTenant[] = [];
  try {
    for (const { offset, isNobody, pending, waiting, noisy } of tenants) {
      const tenant = isNobody ? undefined : await readHeader(source, offset, name);
      named.push({ ...(tenant && { tenant }), pending, waiting, noisy });
    }
  } finally {
    source.close();
  }
  return named;
}

/** The beginning of a header's value; undefined: the message has none, or cannot be read. */
async function readHeader(
  source: RecordSource,
  offset: number,
  name: Uint8Array,
): Promise<Uint8Array | undefined> {
  let value: Uint8Array | undefined;
  const look = (): number =>
    source.each(offset, 1, (bytes, start, end) => {
      const found = findHeader(bytes, start, end, name);
      if (found.end >= found.start)
        value = bytes.slice(found.start, Math.min(found.end, found.start + MOST_SHOWN_BYTES));
    });
  while (look() === 0) {
    const error = await new Promise((resolve) => source.load(offset, resolve));
    if (error !== undefined) return undefined;
  }
  return value;
}

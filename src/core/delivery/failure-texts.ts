/**
 * What went wrong with messages that have failed and are not settled: the first and the last error, and whose it was,
 * 1 KiB each. At 8 MiB a log those of the messages that failed first go, and are counted.
 */
import { FieldReader, putVarint, varintSize } from "../../base/bytes.ts";
import { RowKind } from "../change-buffer.ts";
import { OffsetBytes } from "./offset-bytes.ts";

export interface FailureText {
  readonly first: string;
  readonly last: string;
  readonly consumer: string;
}

export const MAX_TEXT_BYTES = 1_024;
export const MAX_TEXTS_BYTES = 8 * 1024 * 1024;

const utf8 = new TextDecoder();

export class FailureTexts extends OffsetBytes {
  /** Dropped for want of room, since this server began. */
  dropped = 0;

  constructor(uid: number) {
    super(uid, RowKind.deliveryFailures);
  }

  /** The message failed, with this error in this consumer's hands; both UTF-8. */
  failed(offset: number, error: Uint8Array, consumer: Uint8Array): void {
    const before = this.get(offset);
    const first = before === undefined ? error : new FieldReader(before).bytesField();
    const parts = [first, error, consumer];
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + varintSize(part.length) + part.length, 0));
    let at = 0;
    for (const part of parts) {
      at = putVarint(bytes, at, part.length);
      bytes.set(part, at);
      at += part.length;
    }
    this.set(offset, bytes);
    this.dropTo(MAX_TEXTS_BYTES);
  }

  of(offset: number): FailureText | undefined {
    const bytes = this.get(offset);
    if (bytes === undefined) return undefined;
    const reader = new FieldReader(bytes);
    const [first, last, consumer] = [reader.bytesField(), reader.bytesField(), reader.bytesField()];
    return { first: utf8.decode(first), last: utf8.decode(last), consumer: utf8.decode(consumer) };
  }

  /** Drops the oldest until no more than so many bytes are left. */
  dropTo(bytes: number): void {
    while (this.bytes > bytes) {
      this.delete(this.oldest!);
      this.dropped++;
    }
  }
}

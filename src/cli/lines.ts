/**
 * Lines out of a byte stream, without decoding them: a message is the bytes between two "\n".
 *
 * Only the "\n" is taken off; a "\r" before it stays, because it may belong to the message. An empty line is an empty
 * message. A last line without "\n" counts. Memory is bounded by a chunk plus the longest line allowed.
 */
const NEWLINE = 0x0a;

/** Every server's limit on a message is at or below this. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

export class LineTooLong extends Error {
  override readonly name = "LineTooLong";
}

/** For each chunk the lines it completed; they are views that stay valid. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes = MAX_LINE_BYTES,
): AsyncGenerator<Uint8Array[]> {
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  for await (const chunk of chunks) {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      lines.push(joined(begun, chunk.subarray(start, end)));
      begun = [];
      begunBytes = 0;
      start = end + 1;
    }
    if (lines.length > 0) yield lines;
    if (start === chunk.length) continue;
    gather(begun, chunk.subarray(start));
    begunBytes += chunk.length - start;
    if (begunBytes > maxLineBytes) {
      throw new LineTooLong(
        `the line is longer than ${maxLineBytes / 1024 / 1024} MiB, the largest message there can be`,
      );
    }
  }
  if (begunBytes > 0) yield [joined(begun, new Uint8Array(0))];
}

/** Joins the last pieces while they are of like size, so that many tiny chunks stay few pieces and few copies. */
function gather(begun: Uint8Array[], piece: Uint8Array): void {
  let last = piece;
  for (
    let before = begun.at(-1);
    before !== undefined && before.length <= last.length;
    before = begun.at(-1)
  ) {
    last = Buffer.concat([begun.pop()!, last]);
  }
  begun.push(last);
}

function joined(begun: readonly Uint8Array[], rest: Uint8Array): Uint8Array {
  if (begun.length === 0) return rest;
  return begun.length === 1 && rest.length === 0 ? begun[0]! : Buffer.concat([...begun, rest]);
}

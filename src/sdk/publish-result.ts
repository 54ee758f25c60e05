/** Where a confirmed message was stored. */
export class PublishResult {
  readonly partition: number;
  /** The message's offset in its partition; −1 with `confirm: "none"`, which learns no offset. */
  readonly offset: number;
  /**
   * It is not stored anew: the server had stored this request before (it was resent after a lost connection), or the queue
   * has a message with its `messageId`, whose offset this is.
   */
  readonly duplicate: boolean;

  constructor(partition: number, offset: number, duplicate: boolean) {
    this.partition = partition;
    this.offset = offset;
    this.duplicate = duplicate;
  }
}

/** Of the message in place `index` of a batch some of which was not stored: `known` are pairs (place, earlier offset), ascending. */
export function resultAmong(
  known: readonly number[],
  partition: number,
  base: number,
  index: number,
  duplicate: boolean,
): PublishResult {
  // The first pair whose place is `index` or more.
  let [low, high] = [0, known.length / 2];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (known[2 * middle]! < index) low = middle + 1;
    else high = middle;
  }
  if (known[2 * low] === index) return new PublishResult(partition, known[2 * low + 1]!, true);
  return new PublishResult(partition, base + index - low, duplicate);
}

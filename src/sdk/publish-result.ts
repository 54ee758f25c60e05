/** Where a confirmed message was stored. */
export class PublishResult {
  readonly partition: number;
  /** The message's offset in its partition; −1 with `confirm: "none"`, which learns no offset. */
  readonly offset: number;
  /** The server had stored this request before (it was resent after a lost connection): stored once all the same. */
  readonly duplicate: boolean;

  constructor(partition: number, offset: number, duplicate: boolean) {
    this.partition = partition;
    this.offset = offset;
    this.duplicate = duplicate;
  }
}

/**
 * Limits that no setting reaches. A server has these; the simulator gives small ones, so that what takes
 * gigabytes or days at full size (rolling, spilling, expiry) happens all the time.
 */
export interface InnerLimits {
  /** Added to the largest message, this is the largest frame. */
  readonly frameSlackBytes: number;
  /** The smallest segment a topic may ask for. */
  readonly minSegmentBytes: number;
  /** A partition with this much that no segment file holds is written to its file. */
  readonly spillBytes: number;
  /** Bytes of one read from a segment, and of batches in one frame; a larger batch is read and sent alone. */
  readonly readBytes: number;
  /** Between two checkpoints that are due by size, at least. */
  readonly minCheckpointIntervalMs: number;
  /** Producers a shard remembers; beyond, the least recently used go. */
  readonly maxProducers: number;
  /** Ids of queues' messages a shard remembers, 23 to 30 B each; beyond, the oldest go. */
  readonly maxMessageIds: number;
}

export const INNER_LIMITS: InnerLimits = {
  // A batch must still fit a frame when it is delivered with its stored head.
  frameSlackBytes: 8 * 1024 * 1024,
  minSegmentBytes: 1024 * 1024,
  spillBytes: 256 * 1024,
  // More than most batches, so that few are read twice.
  readBytes: 1024 * 1024,
  minCheckpointIntervalMs: 2_000,
  maxProducers: 100_000,
  // Less than 256 MiB.
  maxMessageIds: 8_388_608,
};

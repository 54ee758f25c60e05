/**
 * Each safety rule has a switch that takes it away, so that the simulator can show that it would notice. They are an
 * argument of composeNode, of worlds without threads only: no setting, environment variable or flag reaches them
 * (test/mutations.test.ts). Where a rule lives it gets a plain value; nothing of this is on a path that a message takes
 * often.
 *
 * A new rule also needs: a row here, the smallest test that its removal removes something, a place in the simulator's gate.
 */

/** What is taken away, and why that is fatal. */
export const MUTATIONS = {
  confirmBeforeSync:
    "the journal hands entries on when they are written; their sync follows. A power loss in between loses confirmed records.",
  noChainCheck:
    "recovery does not compare chain values. Entries of another history of this shard, under the right indexes, are replayed.",
  noDirectorySync:
    "directories are never synced. Files created or renamed before a power loss are gone, or back under their old names.",
  noDedup:
    "a request with a sequence that was stored already is stored again. Every lost confirm becomes a duplicate.",
  sequenceAdvancedOnRefusal:
    "a refused request uses up its sequence. Sent again, corrected, it is told that it was stored, and it was not.",
  rotAsTorn:
    "damage to entries that are known to have been durable is cut away like a torn end. Confirmed records are gone without a word.",
  leftoversNotZeroed:
    "a cut leaves the bytes behind it. Dropped entries lie where new ones will end, and only the chain tells them from those.",
  checkpointBeforeSync:
    "the checkpoint is committed before the segments it counts on are synced. A power loss in between leaves a hole that no journal fills.",
  unlinkBeforeCheckpoint:
    "journal files are recycled, and deleted partitions' files removed, before the checkpoint that makes them needless. A crash in between loses what they held.",
  mapOrderInApply:
    "restored producers lie in the map by id, not by last use, and expiry goes by the map's order. After a restart other producers expire than before it.",
  offsetsBeforeCommit:
    "a confirm's offsets are reckoned at submit. They are wrong as soon as an entry before it is refused or a duplicate.",
  settleBeforeJournal:
    "a settlement is answered when it is submitted. After a loss of power messages come again whose ack was confirmed.",
  attemptsNotKept:
    "the checkpoint keeps no failed attempts. After a restart messages fail for ever that should be dead letters.",
  deadLetterInTwoEntries:
    "a dead letter is appended by one entry and settled by the next. A crash in between leaves it in both queues.",
  tokenNotChecked:
    "an ack is taken under any number that the consumer once had. Who was overtaken settles what another works on.",
  handOutMarkBehind:
    "messages are handed out before the journal knows how far. After a restart others get what is in somebody's hands.",
  releaseCountedAsFailure:
    "giving back unused counts as a failed attempt. A few orderly restarts of consumers make dead letters of good messages.",
  limitIgnoresPending:
    "a queue's limit counts only what was never handed out. Consumers that hang hold any number beside it, and memory and disk with them.",
} as const satisfies Record<string, string>;

export type Mutation = keyof typeof MUTATIONS;

/** Rules taken away. */
export type Mutations = { readonly [M in Mutation]?: boolean };

export const NO_MUTATIONS: Mutations = {};

/**
 * Seeds that once broke a promise, and why. They are run again before all others. A seed tells the same story only as
 * long as the simulator does; the bug itself is held by the test that is named.
 */
export const FAILING_SEEDS: readonly { readonly seed: number; readonly why: string }[] = [
  {
    seed: 9,
    why: "the name of a new data directory was not synced: a loss of power took everything (test/storage/data-directory.test.ts)",
  },
  {
    seed: 50,
    why: "segment files made by a run that was killed were taken for durable by the next (test/storage/storage-engine.test.ts)",
  },
  {
    seed: 55,
    why: "the client sent what was in doubt as another producer: out of order, and twice (test/sdk/producer.test.ts)",
  },
  { seed: 139, why: "the same, with the directory of the partition" },
  {
    seed: 292,
    why: "a consumer that came back while a file was read for it got what had been given back in the meantime, and another had it too (test/core/delivery/delivery-state.test.ts)",
  },
  {
    seed: 624,
    why: "what came late over a connection was taken for a consumer that its client had gone on with on the next (test/server/queues.test.ts)",
  },
  {
    seed: 4505,
    why: "a publish that creates its topic was refused because another had created it, and a third deleted it at once (test/broker/broker.test.ts)",
  },
];

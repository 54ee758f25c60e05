/** Entries that ack messages and append others: both or neither. */
import { expect, it } from "vitest";
import { noDeliveries } from "../../src/core/delivery-commands.ts";
import { batchOf, commands, MachineRig, outcomeText } from "../fixtures/machine-rig.ts";

const NOBODY = { producerId: 0, producerEpoch: 0, sequence: 0 };

function twoQueues() {
  const rig = new MachineRig();
  for (const name of ["from", "to"]) rig.apply(commands.createQueue(name));
  const [from, to] = ["from", "to"].map((name) => rig.machine.catalog.topic(name)!);
  const append = (uid: number, ...values: string[]) => ({
    topicUid: uid,
    partitioningVersion: 0,
    batches: [batchOf(0, values)],
  });
  rig.apply(commands.append({ ...NOBODY, appends: [append(from!.uid, "a", "b", "c")] }));
  const uid = from!.partitions[0]!.uid;
  const acks = (...settled: number[]) => ({ ...noDeliveries(uid), settled });
  const counts = () => {
    rig.machine.deliveries.verify();
    return [rig.machine.deliveries.state(uid)!.countOf("acked"), to!.partitions[0]!.endOffset];
  };
  return { rig, uid, acks, counts, made: append(to!.uid, "made") };
}

it("acks and appends in one", () => {
  const { rig, acks, counts, made } = twoQueues();
  expect(outcomeText(rig.apply(commands.atomic({ ...NOBODY, appends: [made] }, acks(0, 2, 0, 0))))).toMatch(
    /^appended .*0: 0\+1/,
  );
  expect(counts()).toEqual([2, 1]);
  expect(rig.apply(commands.atomic({ ...NOBODY, appends: [] }, acks(2, 1, 0, 0))).kind).toBe("appended");
  expect(counts()).toEqual([3, 1]);
});

it("does neither when one of the messages is settled, has failed since, or was never there", () => {
  const { rig, uid, acks, counts, made } = twoQueues();
  rig.apply(commands.deliveries(acks(1, 1, 0, 0)));
  rig.apply(commands.deliveries({ ...noDeliveries(uid), failed: [2, 0, 5_000] }));
  for (const wrong of [
    acks(0, 2, 0, 0),
    acks(0, 1, 0, 0, 2, 1, 0, 0),
    acks(0, 1, 1, 0),
    acks(0, 1, 0, 0, 3, 1, 0, 0),
  ]) {
    expect(rig.apply(commands.atomic({ ...NOBODY, appends: [made] }, wrong))).toMatchObject({
      kind: "refused",
      code: "LOCK_LOST",
      details: { queue: "from" },
    });
  }
  expect(counts()).toEqual([1, 0]);
  expect(rig.apply(commands.atomic({ ...NOBODY, appends: [made] }, acks(0, 1, 0, 0, 2, 1, 1, 0))).kind).toBe(
    "appended",
  );
  expect(counts()).toEqual([3, 1]);
});

it("acks nothing when an append is refused, and answers a resend as the first", () => {
  const { rig, acks, counts, made } = twoQueues();
  const stale = { ...made, partitioningVersion: 99 };
  expect(rig.apply(commands.atomic({ ...NOBODY, appends: [stale] }, acks(0, 1, 0, 0)))).toMatchObject({
    code: "STALE_PARTITIONING",
  });
  expect(counts()).toEqual([0, 0]);
  rig.apply(commands.registerProducer(""));
  const stamp = { producerId: 1, producerEpoch: 1, sequence: 1 };
  const command = commands.atomic({ ...stamp, appends: [made] }, acks(0, 1, 0, 0));
  expect(rig.apply(command)).toMatchObject({ kind: "appended", duplicate: false });
  expect(rig.apply(command)).toMatchObject({ kind: "appended", duplicate: true });
  expect(counts()).toEqual([1, 1]);
});

import { expect, it } from "vitest";
import { EntryKind } from "../../src/core/commands.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";

it("ensures a topic although somebody was quicker to create it, and to delete it again", async () => {
  const rig = await new ShardRig().open();
  const first = await rig.broker.createTopic("first", {});
  // All in one group: when ensureTopic() learns that another one created it, it is gone again.
  const created = rig.broker.createTopic("passing", {});
  const ensured = rig.broker.ensureTopic("passing", {});
  const topicUid = first.uid + 1;
  const deletion = v1.DeleteTopicCommand.encode({ topicUid }).finish();
  const deleted = new Promise((resolve) => rig.shard.submitBytes(EntryKind.deleteTopic, deletion, resolve));
  expect((await created).uid).toBe(topicUid);
  expect(await deleted).toMatchObject({ kind: "topic-deleted" });
  const { topic, created: anew } = await ensured;
  expect(anew).toBe(true);
  expect(rig.shard.machine.catalog.topic("passing")).toBe(topic);
  await rig.stop();
});

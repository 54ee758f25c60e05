/** The thread of synced-writer.ts: one order at a time, written, synced if it went out whole, answered. */
import { collectGarbage } from "./memory.ts";
import { writeSynced } from "./synced-write.ts";
import { READY, type CollectOrder, type SyncedWriteOrder, type SyncedWriteReply } from "./synced-writer.ts";
import { threadPort } from "./worker.ts";

const port = threadPort();

port.onMessage((message) => {
  const order = message as SyncedWriteOrder | CollectOrder;
  if (typeof order === "string") collectGarbage(order === "collect-thoroughly");
  else port.post(carryOut(order));
});
port.post(READY);

function carryOut({ fd, position, pieces }: SyncedWriteOrder): SyncedWriteReply {
  try {
    const views = pieces.map(({ memory, offset, length }) => new Uint8Array(memory, offset, length));
    return { bytes: writeSynced(fd, views, position) };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { bytes: 0, error: { message, code } };
  }
}

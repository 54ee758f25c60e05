/** Makes the topics, deletes one of them now and then, and reads everything at the end. */
import { SluiceError } from "../../src/sdk/errors.ts";
import { Client } from "./client.ts";
import { Violation } from "./violation.ts";

export class TopicKeeper extends Client {
  /** Makes the topics that are missing. */
  async make(): Promise<void> {
    const { topics, passing, settings } = this.world;
    const names = [...topics, passing];
    for (let i = 0; i < names.length;) {
      const { segmentBytes, partitions } = settings;
      const done = await this.#attempt((admin) =>
        admin.ensureTopic(names[i]!, { partitions: partitions[i]!, segmentBytes }),
      );
      if (done) i++;
    }
  }

  /** Deletes the passing topic; publishers make it again, or this does, with another number of partitions. */
  async deletePassing(): Promise<void> {
    const { passing, settings } = this.world;
    if (!(await this.#attempt((admin) => admin.deleteTopic(passing)))) return;
    if (this.random.chance(0.5)) return;
    const { segmentBytes } = settings;
    await this.#attempt((admin) =>
      admin.ensureTopic(passing, { partitions: this.random.integer(1, 4), segmentBytes }),
    );
  }

  /** Everything stored in the lasting topics: topic/partition → ids by offset. */
  async readAll(): Promise<Map<string, number[]>> {
    const stored = new Map<string, number[]>();
    for (const name of this.world.topics) {
      const sluice = await this.connected();
      const stream = sluice.topic(name, { createIfMissing: false }).messages({ follow: false });
      for await (const message of stream) {
        const { id } = this.world.ledger.deliveredTo(
          name,
          message.partition,
          message.offset,
          message.valueBytes,
        );
        const key = `${name}/${message.partition}`;
        let ids = stored.get(key);
        if (ids === undefined) stored.set(key, (ids = []));
        if (ids.length !== message.offset)
          throw new Violation(`${key}: offset ${message.offset} comes where ${ids.length} is next`);
        ids.push(id);
      }
      await this.crash();
    }
    return stored;
  }

  async #attempt(
    call: (admin: NonNullable<Client["sluice"]>["admin"]) => Promise<unknown>,
  ): Promise<boolean> {
    const sluice = this.sluice ?? (await this.connected());
    try {
      await call(sluice.admin);
      return true;
    } catch (error) {
      if (!SluiceError.is(error)) throw error;
      if (!EXPECTED.has(error.code))
        throw new Violation(`a topic: ${error.code} ${error.message}`, { cause: error });
      await this.world.agenda.wait(this.random.next() * 20, "asks again");
      return false;
    }
  }
}

const EXPECTED = new Set([
  "TIMEOUT",
  "CLOSED",
  "CONNECTION_LOST",
  "SHUTTING_DOWN",
  "HEARTBEAT_TIMEOUT",
  "STORAGE_FULL",
  "OVERLOADED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
]);

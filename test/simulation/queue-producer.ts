/** Publishes to the queues, with priorities and delays, a request at a time; each is said again until it is confirmed. */
import { crc32 } from "../../src/base/crc32.ts";
import type { SluiceError } from "../../src/sdk/errors.ts";
import type { Link } from "../../src/sdk/link.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { RecordBatchEncoder } from "../../src/wire/record-batch.ts";
import { excuse, FrameClient } from "./frame-client.ts";
import type { QueueLedger } from "./queue-ledger.ts";
import { MOST_OF_A_REQUEST, type QueueHabits, type QueueWorldSettings } from "./queue-world.ts";
import type { SeedWorld } from "./world-of-seed.ts";

const NOTHING: Uint8Array = new Uint8Array(0);

interface ProducerState {
  readonly producerId: number;
  readonly producerEpoch: number;
  sequence: number;
}

interface MadeRequest {
  readonly ids: readonly number[];
  readonly body: proto.v1.PublishRequest.$Properties;
  readonly queue: QueueHabits;
}

export class QueueProducer extends FrameClient {
  readonly #shadow: QueueLedger;
  readonly #settings: QueueWorldSettings;
  /** Nothing of its messages is on the way. */
  isIdle = true;
  #producer: ProducerState | undefined;

  constructor(world: SeedWorld, shadow: QueueLedger, name: string, settings: QueueWorldSettings) {
    super(world, name);
    this.#shadow = shadow;
    this.#settings = settings;
  }

  /** Until it is told to leave. */
  async run(): Promise<void> {
    const { agenda, settings, ledger } = this.world;
    while (!this.leaving) {
      if (ledger.messages.length >= this.world.allowance) {
        await agenda.wait(this.random.next() * 30, "has nothing to say");
        continue;
      }
      const { queues } = this.#settings;
      const queue = queues[this.random.integer(0, queues.length - 1)]!;
      await this.#store(
        this.#request(queue, this.random.integer(1, MOST_OF_A_REQUEST), this.#settings.delayChance),
      );
      if (!this.random.chance(0.4)) await agenda.wait(this.random.next() * settings.thinkMs * 2, "thinks");
    }
  }

  /** So many messages of several priorities; resolves when they are confirmed. */
  async publish(queue: QueueHabits, count: number): Promise<readonly number[]> {
    const request = this.#request(queue, count, 0);
    await this.#store(request);
    return request.ids;
  }

  /** Batches of a priority each. */
  #request(queue: QueueHabits, count: number, delayChance: number): MadeRequest {
    const { ledger, settings, agenda } = this.world;
    const ids: number[] = [];
    const batches: proto.v1.PartitionBatch.$Properties[] = [];
    while (ids.length < count) {
      const level = queue.priorities ? this.random.integer(0, 2) * 4 : 0;
      const encoder = new RecordBatchEncoder();
      const batchCount = this.random.integer(1, count - ids.length);
      for (let n = 0; n < batchCount; n++) {
        const length = this.random.integer(8, Math.min(settings.largestValueBytes, 600));
        const { id, value } = ledger.send(queue.name, this.name, length);
        const delayMs = this.random.chance(delayChance) ? this.random.integer(1, 500) : 0;
        this.#shadow.published(id, queue, level, delayMs);
        const attributes = {
          ...(level > 0 && { priority: level }),
          ...(delayMs > 0 && { deliverAt: Math.floor(agenda.wallMs()) + delayMs }),
        };
        const rest = level > 0 || delayMs > 0 ? v1.Record.encode(attributes).finish() : NOTHING;
        encoder.append(value, undefined, 1_000, rest);
        ids.push(id);
      }
      const records = encoder.view().slice();
      batches.push({ count: batchCount, crc: crc32(records), records });
    }
    return { ids, queue, body: { target: queue.name, batches } };
  }

  async #store(request: MadeRequest): Promise<void> {
    this.isIdle = false;
    await this.#storeOnce(request);
    this.isIdle = true;
  }

  async #storeOnce({ ids, body, queue }: MadeRequest): Promise<void> {
    const { ledger, agenda, counters } = this.world;
    for (;;) {
      const link = this.link ?? (await this.linked()).link;
      const ackedBefore = this.#shadow.ackedOf(queue);
      try {
        const producer = (this.#producer ??= await this.#begin(link));
        const request = v1.PublishRequest.encode({ ...body, ...producer }).finish();
        const reply = v1.PublishReply.decode(
          await this.ask(link, FrameField.publish, request, FrameField.published),
        );
        producer.sequence++;
        const { duplicate } = reply;
        if (duplicate) counters.count("resend answered as duplicate");
        for (const id of ids) ledger.confirmed(id, { partition: 0, offset: -1, duplicate });
        return;
      } catch (error) {
        excuse(error, "UNKNOWN_PRODUCER", "QUEUE_FULL");
        if ((error as SluiceError).code === "QUEUE_FULL")
          this.#shadow.refusedAsFull(queue, ids.length, ackedBefore, (error as SluiceError).details);
        if ((error as SluiceError).code === "UNKNOWN_PRODUCER") {
          this.#producer = undefined;
          for (const id of ids) ledger.messages[id]!.state = "unknown";
          return;
        }
        await agenda.wait(5 + this.random.next() * 30, "says it again");
      }
    }
  }

  async #begin(link: Link): Promise<ProducerState> {
    const asked = v1.InitProducerRequest.encode({}).finish();
    const reply = v1.InitProducerReply.decode(
      await this.ask(link, FrameField.initProducer, asked, FrameField.producer),
    );
    const { producerId, producerEpoch, nextSequence } = reply;
    return { producerId, producerEpoch, sequence: nextSequence || 1 };
  }
}

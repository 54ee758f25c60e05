/** Who the producer is to the server: asked for when it is first needed, and again when the server has forgotten it. */
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import type { ProducerStamp } from "../wire/publish.ts";
import type { Connection } from "./connection.ts";
import { errorOf, type SluiceError } from "./errors.ts";

export interface IdentityListener {
  established(nextSequence: number): void;
  /** The server makes none now and is asked again. */
  delayed(error: SluiceError): void;
  /** The server will not make one. */
  refused(error: SluiceError): void;
  /** Whether anybody still needs one, after it could not be had in time. */
  needed(): boolean;
}

export class ProducerIdentity {
  readonly #connection: Connection;
  readonly #name: string;
  readonly #listener: IdentityListener;
  #stamp: ProducerStamp | undefined;
  #asking = false;

  constructor(connection: Connection, name: string, listener: IdentityListener) {
    this.#connection = connection;
    this.#name = name;
    this.#listener = listener;
  }

  /** To be filled with a sequence and written at once; undefined = there is no identity. */
  get stamp(): ProducerStamp | undefined {
    return this.#stamp;
  }

  /** The server does not know it any more, or what it stands for must not be sent again. */
  forget(): void {
    this.#stamp = undefined;
  }

  /** Asks for one, unless there is one or it is asked for. */
  establish(): void {
    if (this.#stamp !== undefined || this.#asking) return;
    this.#asking = true;
    const request = {
      what: "make a producer",
      field: FrameField.initProducer,
      body: v1.InitProducerRequest.encode({ name: this.#name }).finish(),
      replyField: FrameField.producer,
      repeatable: true,
      refused: (error: SluiceError) => this.#listener.delayed(error),
    };
    this.#connection.call(request).then(
      (body) => {
        this.#asking = false;
        let reply: ReturnType<typeof v1.InitProducerReply.decode>;
        try {
          reply = v1.InitProducerReply.decode(body);
        } catch (error) {
          const text = "the server made a producer with a reply that cannot be read";
          return this.#listener.refused(errorOf(error, "PROTOCOL_ERROR", text));
        }
        const { producerId, producerEpoch, nextSequence } = reply;
        this.#stamp = { producerId, producerEpoch, sequence: 0 };
        this.#listener.established(nextSequence);
      },
      (reason: unknown) => {
        this.#asking = false;
        const error = reason as SluiceError;
        // A deadline is the messages' own business: theirs pass too. Any other reason will not change.
        if (!error.retryable) this.#listener.refused(error);
        else if (this.#listener.needed()) this.establish();
      },
    );
  }
}

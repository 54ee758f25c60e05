/**
 * Gathers what is published in one turn of the event loop, for clients that send several messages at once but do not gather
 * by themselves. The turn ends when nothing is left that could publish at once: a producer that goes on as its confirms come
 * in is one of many promises, and queueMicrotask would end it after the first of them, with a send for each message.
 */
export interface Gathered {
  readonly value: Uint8Array;
  readonly partition: number;
  readonly done: (error?: Error) => void;
}

export interface PipelineOptions {
  /** Messages of one send. */
  readonly most: number;
  /** Sends under way; what comes meanwhile is gathered for the next. Default: as many as there are. */
  readonly atOnce?: number;
  /** Calls each message's `done`, and resolves then. */
  readonly send: (gathered: readonly Gathered[]) => Promise<void>;
}

export class Pipeline {
  readonly #most: number;
  readonly #atOnce: number;
  readonly #send: (gathered: readonly Gathered[]) => Promise<void>;
  #gathered: Gathered[] = [];
  #underWay = 0;
  #turnEnds = false;

  constructor({ most, atOnce = Infinity, send }: PipelineOptions) {
    this.#most = most;
    this.#atOnce = atOnce;
    this.#send = send;
  }

  publish(value: Uint8Array, partition: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ value, partition, done: (error) => (error ? reject(error) : resolve()) });
      if (this.#gathered.length >= this.#most) this.#flush();
      else this.#atTurnsEnd();
    });
  }

  #atTurnsEnd(): void {
    if (this.#turnEnds) return;
    this.#turnEnds = true;
    process.nextTick(() => {
      this.#turnEnds = false;
      this.#flush();
    });
  }

  #flush(): void {
    while (this.#gathered.length > 0 && this.#underWay < this.#atOnce) {
      this.#underWay++;
      void this.#send(this.#gathered.splice(0, this.#most)).then(() => {
        this.#underWay--;
        this.#atTurnsEnd();
      });
    }
  }
}

/** Gathers what is published in one turn, for clients that send several messages at once but do not gather by themselves. */
export interface Gathered {
  readonly value: Uint8Array;
  readonly partition: number;
  readonly done: (error?: Error) => void;
}

export class Pipeline {
  readonly #most: number;
  readonly #send: (gathered: readonly Gathered[]) => void;
  #gathered: Gathered[] = [];

  /** `send` gets at most so many. */
  constructor(most: number, send: (gathered: readonly Gathered[]) => void) {
    this.#most = most;
    this.#send = send;
  }

  publish(value: Uint8Array, partition: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#gathered.length === 0) queueMicrotask(() => this.#flush());
      this.#gathered.push({ value, partition, done: (error) => (error ? reject(error) : resolve()) });
      if (this.#gathered.length === this.#most) this.#flush();
    });
  }

  #flush(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length > 0) this.#send(gathered);
  }
}

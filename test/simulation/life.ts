/** One life of the node's process: from its start until it ends, is killed, or the power goes. */

/** Thrown by everything a dead process still tries. */
export class Dead extends Error {
  constructor() {
    super("the process is dead");
  }
}

export class Life {
  alive = true;
  readonly number: number;
  /** The node is told to listen only when its start is through. */
  started = false;
  stopping = false;
  /** What was done to this life that may end it: a fatal error is no violation then. */
  readonly excuses = new Set<string>();

  constructor(number: number) {
    this.number = number;
  }

  check(): void {
    if (!this.alive) throw new Dead();
  }
}

/** The bench's end of a client's process: sends it tasks, and gets their results. */
import { fileURLToPath } from "node:url";
import { Child } from "../child.ts";
import { root } from "../scratch.ts";
import type { OrderOf, ResultOf, TaskName } from "./tasks.ts";

export interface Request {
  readonly id: number;
  readonly task: TaskName;
  readonly order: unknown;
}

export interface Reply {
  readonly id: number;
  readonly result: unknown;
}

export class ClientProcess {
  readonly child: Child;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #lastId = 0;

  constructor(system: string, url: string, nodeFlags: readonly string[]) {
    this.child = new Child({
      what: "client",
      args: [...nodeFlags, fileURLToPath(new URL("main.ts", import.meta.url)), system, url],
      env: process.env,
      cwd: root,
      channel: true,
    });
    this.child.process.on("message", ({ id, result }: Reply) => {
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  /** Never settles if the process ends first: its child's `failure` says so. */
  run<N extends TaskName>(task: N, order: OrderOf<N>): Promise<ResultOf<N>> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, (result) => resolve(result as ResultOf<N>));
      this.child.send({ id, task, order } satisfies Request);
    });
  }
}

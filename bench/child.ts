/**
 * A process started by the bench: it is ended by its id, whatever happens here, and its end is a failure unless it was
 * asked for. Each is the head of a process group of its own, so that Ctrl-C at the terminal reaches the bench alone,
 * which then ends them.
 */
import { spawn, type ChildProcess, type Serializable } from "node:child_process";
import type { Socket } from "node:net";

export interface ChildOptions {
  /** For messages: "server". */
  readonly what: string;
  /** Default: this Node. */
  readonly command?: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** A channel for messages. */
  readonly channel: boolean;
}

/** The run cannot go on; the message says all there is to say. */
export class RunFailure extends Error {}

/** Last words kept, characters. */
const TAIL = 4000;
const STOP_LIMIT_MS = 60_000;

const running = new Set<Child>();
process.on("exit", () => {
  for (const child of running) child.killNow();
});

export class Child {
  readonly what: string;
  readonly process: ChildProcess;
  /** Rejects if it ends unasked. */
  readonly failure: Promise<never>;
  readonly #ended: Promise<string>;
  #asked = false;
  #lastWords = "";

  constructor({ what, command = process.execPath, args, env, cwd, channel }: ChildOptions) {
    this.what = what;
    this.process = spawn(command, args, {
      env,
      cwd,
      detached: true,
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", ...(channel ? (["ipc"] as const) : [])],
    });
    running.add(this);
    const remember = (text: string): void => void (this.#lastWords = (this.#lastWords + text).slice(-TAIL));
    onText(this.process.stdout!, remember);
    onText(this.process.stderr!, remember);
    this.#ended = new Promise((resolve) => {
      this.process.once("error", (error) => resolve(`could not start: ${error.message}`));
      this.process.once("close", (code, signal) => resolve(`ended (${signal ?? `exit code ${code}`})`));
    });
    void this.#ended.then(() => running.delete(this));
    this.failure = this.#ended.then((how) => {
      if (this.#asked) return new Promise<never>(() => {});
      throw new RunFailure(`the ${what} ${how}\n${this.#lastWords}`.trimEnd());
    });
    this.failure.catch(() => {}); // told to whoever waits for it
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** The bench may end before it, and ends it then. */
  unref(): void {
    this.process.unref();
    for (const pipe of [this.process.stdout, this.process.stderr]) (pipe as Socket).unref();
  }

  onLine(stream: "stdout" | "stderr", listener: (line: string) => void): void {
    let rest = "";
    onText(this.process[stream]!, (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) listener(line);
    });
  }

  send(message: Serializable): void {
    // A child that is gone is told of by `failure`.
    this.process.send?.(message, () => {});
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.killNow();
    await this.#ended;
  }

  /** Lets it finish: profiles are written then. */
  async stop(): Promise<void> {
    this.#asked = true;
    this.process.kill("SIGTERM");
    const late = setTimeout(() => this.killNow(), STOP_LIMIT_MS);
    await this.#ended;
    clearTimeout(late);
  }

  killNow(): void {
    this.#asked = true;
    this.process.kill("SIGKILL");
  }
}

function onText(stream: NodeJS.ReadableStream, listener: (text: string) => void): void {
  stream.setEncoding("utf8");
  stream.on("data", listener);
}

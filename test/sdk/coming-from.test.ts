/**
 * The pages for who comes from another system: what stands on them is what is run. Of each page all examples of one side
 * are one program, which must type-check and print, for each example, what stands below it. Our side runs always, the
 * other's where its server is installed; what ran is told.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../fixtures/command.ts";
import { rabbitmq, redis, type Peer } from "../fixtures/peer-server.ts";
import { startServer } from "../fixtures/server.ts";

interface Side {
  readonly title: string;
  readonly code: string;
  /** What it must print. */
  printed: string;
}

interface Page {
  /** By side: what each of its examples begins with, and its examples. */
  readonly preambles: ReadonlyMap<string, string>;
  readonly examples: ReadonlyMap<string, readonly Side[]>;
}

/** A heading, a side's name and its code, or what the example before it prints. */
const PARTS = /^## (.+)$|^\*\*(\w+)\*\*\n\n```ts\n([\s\S]*?)^```$|^```\n([\s\S]*?)^```$/gm;

function readPage(name: string): Page {
  const text = readFileSync(join(root, "src/sdk", name), "utf8");
  const preambles = new Map<string, string>();
  const examples = new Map<string, Side[]>();
  let title = "";
  let waiting: Side[] = [];
  for (const [, heading, who, code, printed] of text.matchAll(PARTS)) {
    if (heading !== undefined) title = heading;
    else if (printed !== undefined) {
      expect(waiting, `in "${title}" something is printed by nobody`).not.toEqual([]);
      for (const side of waiting) side.printed = printed;
      waiting = [];
    } else if (title === "") preambles.set(who!, code!);
    else {
      const side = { title, code: code!, printed: "" };
      waiting.push(side);
      examples.set(who!, [...(examples.get(who!) ?? []), side]);
    }
  }
  expect(waiting, "what they print is not said").toEqual([]);
  return { preambles, examples };
}

/** All examples of a side, each with a console of its own. */
function programOf({ preambles, examples }: Page, who: string): string {
  const blocks = examples.get(who)!.map(({ code }, n) => `{\nconst console = consoleOf(${n});\n${code}}\n`);
  return `${preambles.get(who)!}
const consoleOf = (n: number) => ({ log: (line: string) => void process.stdout.write(\`\${n} \${line}\\n\`) });
${blocks.join("")}`;
}

const pages: { readonly name: string; readonly peer: Peer; readonly who: string; readonly port: string }[] = [
  { name: "coming-from-bullmq.md", peer: redis, who: "BullMQ", port: "port: 6379" },
  { name: "coming-from-rabbitmq.md", peer: rabbitmq, who: "RabbitMQ", port: "amqp://localhost" },
];

test.each(pages)(
  "$name: our side prints what stands there",
  async ({ name }) => {
    const page = readPage(name);
    await using server = await startServer();
    const program = programOf(page, "Sluice").replace("sluice://localhost:7420", server.url);
    expect(await printedBy(program, page, "Sluice")).toEqual(expected(page, "Sluice"));
    console.log(`${name}: ${page.examples.get("Sluice")!.length} examples of Sluice ran`);
  },
  120_000,
);

test.each(pages)(
  "$name: $who's side prints the same, where it is installed, and has the types of its client",
  async ({ name, peer, who, port }) => {
    const page = readPage(name);
    const program = programOf(page, who);
    expect(program).toContain(port);
    await checkTypes({ peer: program, ours: programOf(page, "Sluice") });
    const count = page.examples.get(who)!.length;
    if (!peer.isInstalled()) {
      console.log(
        `${name}: ${count} examples of ${who} have its types and did not run: no ${peer.server} here`,
      );
      return;
    }
    await using server = await peer.start();
    const there = program.replace(
      port,
      port.startsWith("port") ? `port: ${server.port}` : `${port}:${server.port}`,
    );
    expect(await printedBy(there, page, who)).toEqual(expected(page, who));
    console.log(`${name}: ${count} examples of ${who} ran on ${peer.server}`);
  },
  180_000,
);

function expected({ examples }: Page, who: string): Record<string, string> {
  return Object.fromEntries(examples.get(who)!.map(({ printed }, n) => [titleOf(examples, who, n), printed]));
}

function titleOf(examples: Page["examples"], who: string, n: number): string {
  return `${n}: ${examples.get(who)![n]!.title}`;
}

/** Runs until all is printed that should be, or it ends: workers go on for ever. */
async function printedBy(program: string, page: Page, who: string): Promise<Record<string, string>> {
  const file = join(scratch(), "examples.ts");
  writeFileSync(file, program);
  const child = spawn(process.execPath, [file], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const killed = killedWithTest(child);
  const wanted = expected(page, who);
  const printed = Object.fromEntries(Object.keys(wanted).map((title) => [title, ""]));
  const { promise: all, resolve } = Promise.withResolvers<void>();
  let rest = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = `${rest}${chunk.toString()}`.split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const [, n, text] = /^(\d+) (.*)$/.exec(line)!;
      printed[titleOf(page.examples, who, Number(n))] += `${text}\n`;
    }
    if (Object.entries(wanted).every(([title, text]) => printed[title]!.length >= text.length)) resolve();
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((over) => child.once("close", () => over()));
  // What is missing by then is seen in what is returned.
  const late = setTimeout(resolve, 60_000);
  await Promise.race([all, ended]);
  clearTimeout(late);
  const isRunning = child.exitCode === null;
  await killed();
  if (!isRunning || said !== "") printed["it said"] = `${said}, and ended with ${child.exitCode}`;
  return printed;
}

function killedWithTest(child: ChildProcess): () => Promise<void> {
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await gone;
  };
  onTestFinished(kill);
  return kill;
}

async function checkTypes(programs: Readonly<Record<string, string>>): Promise<void> {
  const directory = scratch();
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(directory, `${name}.ts`), text);
  writeFileSync(
    join(directory, "tsconfig.json"),
    JSON.stringify({ extends: join(root, "tsconfig.json"), include: ["*.ts"], exclude: [] }),
  );
  const tsc = join(root, "node_modules/@typescript/native/bin/tsc");
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", directory]).catch(
    (error: { readonly stdout: string }) => error,
  );
  expect(stdout).toBe("");
}

/** Below the checkout, where packages are found as a user's program finds them. */
function scratch(): string {
  mkdirSync(join(root, ".build"), { recursive: true });
  const directory = mkdtempSync(join(root, ".build", "coming-from-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

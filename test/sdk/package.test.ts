import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../fixtures/command.ts";

let folder: string;

// The compiler checks and emits the whole client.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-client-"));
  execFileSync(process.execPath, [join(root, "src/sdk/make-package.mjs"), join(folder, "package")]);
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function files(): string[] {
  return readdirSync(join(folder, "package"), { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, "package", path)).isFile(),
  );
}

describe("the package sluice-client", () => {
  it("holds the client and what it needs, nothing of the server, within 1 MB", () => {
    const rooms = new Set(files().flatMap((path) => (path.startsWith("dist/") ? [path.split("/")[1]] : [])));
    expect([...rooms].sort()).toEqual(["base", "sdk", "wire"]);
    const bytes = files().reduce((sum, path) => sum + statSync(join(folder, "package", path)).size, 0);
    expect(bytes).toBeLessThan(1_000_000);
  });

  it("imports one package, and of Node only node:net and node:worker_threads, in three files", () => {
    const imports = files()
      .filter((path) => path.endsWith(".js"))
      .flatMap((path) => {
        const code = readFileSync(join(folder, "package", path), "utf8");
        return [...code.matchAll(/^(?:import|export)[^;]*?from "([^."][^"]*)";$/gm)].map(
          (match) => `${path}: ${match[1]}`,
        );
      });
    expect(imports.sort()).toEqual([
      "dist/sdk/renewal-thread.js: node:worker_threads",
      "dist/sdk/renewal-worker.js: node:worker_threads",
      "dist/sdk/tcp-transport.js: node:net",
      "dist/wire/generated/sluice.js: protobufjs/minimal.js",
      "dist/wire/protobuf.js: protobufjs/minimal.js",
    ]);
  });

  it("is loaded by its name and gives what its users import", () => {
    const modules = join(folder, "node_modules");
    mkdirSync(modules);
    symlinkSync(join(folder, "package"), join(modules, "sluice-client"));
    // A dependency of the package: found from where it lies.
    mkdirSync(join(folder, "package/node_modules"));
    for (const name of ["protobufjs", "long"]) {
      symlinkSync(join(root, "node_modules", name), join(folder, "package/node_modules", name));
    }
    writeFileSync(
      join(folder, "use.mjs"),
      `import * as client from "sluice-client";
       const error = await client.connect("sluice://localhost:1", { connectTimeoutMs: 10 }).catch((e) => e);
       console.log(JSON.stringify([Object.keys(client).sort(), error.code]));`,
    );
    const output = execFileSync(process.execPath, [join(folder, "use.mjs")], { encoding: "utf8" });
    expect(JSON.parse(output)).toEqual([
      [
        "Admin",
        "Consumer",
        "DEFAULT_URL",
        "DeadLetterError",
        "Message",
        "MessageStream",
        "PeekedMessage",
        "PublishResult",
        "Queue",
        "QueueConsumer",
        "QueueMessage",
        "QueueStream",
        "RetryLaterError",
        "Schedule",
        "Sluice",
        "SluiceError",
        "StatusFeed",
        "Topic",
        "bytes",
        "connect",
        "defineQueue",
        "defineTopic",
        "json",
        "text",
      ],
      "CANNOT_CONNECT",
    ]);
  });
});

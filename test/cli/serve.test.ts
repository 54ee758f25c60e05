import { expect, it } from "vitest";
import { greeting } from "../../src/cli/commands/serve.ts";
import { startError } from "../../src/cli/start-error.ts";
import type { Config } from "../../src/config/config.ts";

const started = {
  host: "127.0.0.1",
  port: 7420,
  dataDirectory: "/d",
  durability: "disk",
  flushIntervalMs: 100,
  insecure: false,
} as const;

it("greets with the line that programs wait for, then with what a person does next", () => {
  expect(greeting(started).split("\n")).toEqual([
    "listening sluice://127.0.0.1:7420",
    "  data        /d",
    "  durability  disk: every confirm follows an fdatasync",
    "  try         echo hello | npx sluice produce greetings",
    "              npx sluice consume greetings",
    "  stop        Ctrl-C",
  ]);
});

it("says how much a durability that syncs later may lose", () => {
  const text = greeting({ ...started, durability: "memory-first", flushIntervalMs: 1_500 });
  expect(text).toContain(
    "\n  durability  memory-first: may lose up to 1500ms of confirmed messages on power loss\n",
  );
});

it("puts an IPv6 address in brackets and names a server that is not where clients look", () => {
  const text = greeting({ ...started, host: "::1", port: 1234 });
  expect(text).toMatch(/^listening sluice:\/\/\[::1\]:1234\n/);
  expect(text).toContain("consume greetings --url sluice://[::1]:1234\n");
});

it("says loudly that others reach it, and names an address that can be connected to", () => {
  const text = greeting({ ...started, host: "0.0.0.0", port: 1234, insecure: true });
  expect(text).toMatch(/^listening sluice:\/\/0\.0\.0\.0:1234\n/);
  expect(text).toContain("INSECURE");
  expect(text).toContain("--url sluice://127.0.0.1:1234");
});

const config = { listen: { host: "127.0.0.1", port: 80 } } as Config;
const systemError = (code: string, syscall: string): Error =>
  Object.assign(new Error(code), { code, syscall });

it.each([
  ["EADDRINUSE", "listen", "127.0.0.1:80 is in use"],
  ["EACCES", "listen", "may not listen on 127.0.0.1:80"],
  ["EADDRNOTAVAIL", "bind", "this machine has no such address"],
  ["ENOTFOUND", "getaddrinfo", "the name 127.0.0.1 has no address"],
  ["EMFILE", "open", "too many open files"],
])("puts %s of %s in words", (code, syscall, text) => {
  expect(startError(systemError(code, syscall), config).message).toContain(text);
});

it("looks behind an error that was wrapped on its way, and leaves others as they are", () => {
  const wrapped = new Error("cannot write to /d", { cause: systemError("EACCES", "listen") });
  expect(startError(wrapped, config).message).toContain("may not listen on 127.0.0.1:80");
  const own = new Error("/d is in use by another Sluice server", { cause: systemError("EACCES", "open") });
  expect(startError(own, config)).toBe(own);
});

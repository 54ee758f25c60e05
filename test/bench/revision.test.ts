import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RunFailure } from "../../bench/child.ts";
import { build, checkOut } from "../../bench/revision.ts";

describe("another revision", () => {
  let repository: string;
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", repository, "-c", "user.name=a", "-c", "user.email=a@b", ...args], {
      encoding: "utf8",
    });

  /** A build that writes what it was given, or fails with a word. */
  function commit(what: string): void {
    mkdirSync(join(repository, "src"), { recursive: true });
    const script =
      what === "broken"
        ? 'throw new Error("line 7 is wrong")'
        : `import { writeFileSync } from "node:fs"; writeFileSync("built", ${JSON.stringify(what)});`;
    writeFileSync(join(repository, "src/build.mjs"), script);
    git("add", "src");
    git("commit", "-qm", what);
  }

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), "sluice-revision-"));
    git("init", "-q");
    mkdirSync(join(repository, "node_modules"));
    writeFileSync(join(repository, "node_modules/package"), "there");
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  it("is built from its own files, whatever lies in the checkout, with the checkout's packages", () => {
    commit("old");
    commit("new");
    writeFileSync(join(repository, "src/build.mjs"), "edited");
    const old = checkOut(repository, "HEAD~1");
    build(old);
    expect(readFileSync(join(old.directory, "built"), "utf8")).toBe("old");
    expect(readFileSync(join(old.directory, "node_modules/package"), "utf8")).toBe("there");
    expect(readFileSync(join(repository, "src/build.mjs"), "utf8")).toBe("edited");
  });

  it("is checked out once", () => {
    commit("old");
    const { directory } = checkOut(repository, "HEAD");
    writeFileSync(join(directory, "kept"), "");
    expect(checkOut(repository, "HEAD").directory).toBe(directory);
    expect(readFileSync(join(directory, "kept"), "utf8")).toBe("");
  });

  it("that git does not know, or that does not build, is told of in one error", () => {
    commit("broken");
    expect(() => checkOut(repository, "nowhere")).toThrow(new RunFailure("git knows no revision nowhere"));
    expect(() => build(checkOut(repository, "HEAD"))).toThrow(/does not build\n[^]*line 7 is wrong/);
  });
});

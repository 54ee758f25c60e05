/** `dlq list --group-by`, `dlq show`, `dlq redrive` and `queue move`, as processes against a server of its own. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseMoment } from "../../src/cli/move-flags.ts";
import { sluice } from "../fixtures/command.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 60_000;
let server: Server;
let url: string[];

beforeAll(async () => {
  server = await startServer();
  url = ["--url", server.url];
}, timeout);
afterAll(() => server[Symbol.asyncDispose]());

async function done(args: readonly string[], input = ""): Promise<string> {
  const { code, stdout, stderr } = await sluice([...args, ...url], { input }).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.anything() as unknown });
  return stdout;
}

async function failed(...args: readonly string[]): Promise<readonly [code: number | null, stderr: string]> {
  const { code, stderr } = await sluice([...args, ...url]).ended;
  expect(stderr).toMatch(/^sluice: |^error: /);
  return [code, stderr];
}

describe("dead letters", { timeout }, () => {
  it("are counted, shown, and sent back: those that are meant", async () => {
    await done(["queue", "create", "mails"]);
    await done(["produce", "mails", "--header", "tenant=acme", "--key", "k"], "a\nb\n");
    await done(["consume", "mails", "--reject", "--reason", "no such user", "--count", "2"]);
    await done(["produce", "mails", "--header", "tenant=other"], "c\n");
    await done(["consume", "mails", "--reject", "--reason", "mailbox full", "--count", "1"]);
    const groups = JSON.parse(
      await done(["dlq", "list", "mails", "--group-by", "error", "--output", "json"]),
    );
    expect(groups).toMatchObject([
      { value: "no such user", count: 2, offset: 1 },
      { value: "mailbox full", count: 1, offset: 2 },
    ]);
    expect(await done(["dlq", "list", "mails", "--group-by", "reason"])).toMatch(
      /^REASON +COUNT +OLDEST +NEWEST +LAST OFFSET +LAST ERROR\nrejected +3 +\S+Z +\S+Z +2 +mailbox full\n$/,
    );
    const shown = await done(["dlq", "show", "mails", "1"]);
    for (const line of [
      /^offset +1$/m,
      /^queue +mails, offset 1$/m,
      /^reason +rejected$/m,
      /^attempts +1$/m,
      /^last error +no such user$/m,
      /^consumer +sluice-cli$/m,
      /^published +\d{4}-\S+Z$/m,
      /^died +\d{4}-\S+Z$/m,
      /^key +k$/m,
      /^header tenant +acme$/m,
      /\n\nb\n$/,
    ])
      expect(shown).toMatch(line);
    const { deadLetteredAt, ...letter } = JSON.parse(
      await done(["dlq", "show", "mails.dlq", "1", "--output", "json"]),
    ) as { deadLetteredAt: number };
    expect(letter).toMatchObject({ offset: 1, originOffset: 1, value: "b", headers: { tenant: "acme" } });
    expect((await failed("dlq", "show", "mails", "3"))[0]).toBe(3);

    const acme = ["dlq", "redrive", "mails", "--header", "tenant=acme"];
    expect(await done([...acme, "--dry-run"])).toBe("would redrive 2 messages\n");
    const none = { moved: 0, held: 0, full: 0, left: 0, exhausted: 0, dryRun: false };
    const json = ["--output", "json"];
    const before = new Date(deadLetteredAt - 60_000).toISOString();
    expect(JSON.parse(await done([...acme, "--until", before, ...json]))).toEqual(none);
    expect(JSON.parse(await done([...acme, "--reason", "attempts", ...json]))).toEqual(none);
    expect(
      JSON.parse(await done([...acme, "--since", "1h", "--from-offset", "1", "--rate", "50", ...json])),
    ).toEqual({ ...none, moved: 1 });
    expect(
      await done(["dlq", "redrive", "mails", "--set-header", "tenant=fixed", "--set-value", "new"]),
    ).toBe("redrove 2 messages\n");
    expect(await done(["peek", "mails"])).toBe("b\nnew\nnew\n");

    await done(["queue", "create", "letters"]);
    const move = ["queue", "move", "mails", "--to", "letters"];
    expect(await done([...move, "--header", "tenant=fixed", "--dry-run"])).toBe("would move 2 messages\n");
    expect(await done([...move, "--limit", "2"])).toBe("moved 2 messages\n");
    expect(await done(["peek", "letters"])).toBe("b\nnew\n");
    expect((await failed("queue", "move", "mails", "--to", "lettres"))[1]).toContain(
      'Did you mean "letters"?',
    );
    for (const args of [
      ["queue", "move", "mails", "--to", "mails"],
      ["queue", "move", "mails", "--to", "mails.dlq"],
      ["queue", "move", "mails"],
      ["dlq", "redrive", "mails", "--since", "yesterday"],
      ["dlq", "redrive", "mails", "--header", "tenant"],
    ])
      expect([args.join(" "), (await failed(...args))[0]]).toEqual([args.join(" "), 2]);
    expect((await failed("queue", "move", "mails", "--to", "nothing-like-it"))[0]).toBe(3);
  });
});

it("a moment is a date, or so long ago", () => {
  const now = Date.parse("2026-05-02T12:00:00Z");
  expect(parseMoment("2h", now)).toBe(now - 7_200_000);
  expect(parseMoment("2026-05-01T12:00Z", now)).toBe(now - 86_400_000);
  expect(parseMoment("2026-05-01", now)).toBe(Date.parse("2026-05-01"));
  for (const wrong of ["", "yesterday", "12", "2026", "5 mails", "-1h"])
    expect(parseMoment(wrong, now)).toBeUndefined();
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, resolveConfig, type ConfigLayers } from "../../src/config/config.ts";
import { configText } from "../../src/config/config-text.ts";
import { settings } from "../../src/config/settings.ts";

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "sluice-config-"))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const resolve = (layers: Partial<ConfigLayers> = {}) =>
  resolveConfig({ flags: {}, env: {}, file: undefined, directory, ...layers });

const problem = (layers: Partial<ConfigLayers>): string => {
  try {
    resolve(layers);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("nothing was wrong");
};

const file = (text: string, name = "sluice.toml"): void => writeFileSync(join(directory, name), text);

describe("defaults", () => {
  it("are a whole configuration", () => {
    const { config, sources } = resolve();
    expect(config).toEqual({
      data: join(directory, "sluice-data"),
      listen: { host: "127.0.0.1", port: 7420 },
      insecure: false,
      durability: "disk",
      autoCreate: true,
      limits: {
        maxMessageBytes: 1_048_576,
        maxConnections: 10_000,
        maxSubscriptionsPerConnection: 1_000,
        publishCreditBytes: 33_554_432,
      },
      storage: {
        tailCacheBytes: 33_554_432,
        flushIntervalMs: 100,
        journalFileBytes: 67_108_864,
        journalKeepBytes: 1_073_741_824,
        checkpointJournalBytes: 134_217_728,
        checkpointIntervalMs: 30_000,
      },
      topicDefaults: { partitions: 4, retentionMs: 604_800_000, segmentBytes: 134_217_728 },
      server: { heartbeatMs: 10_000, drainTimeoutMs: 30_000, slowReaderTimeoutMs: 30_000 },
      log: { level: "info", format: "auto" },
    });
    expect(new Set(sources.values())).toEqual(new Set(["default"]));
  });

  it("and every other setting have a text that says what they are for", () => {
    expect(settings.filter(({ description }) => !description.endsWith("."))).toEqual([]);
  });
});

describe("layers", () => {
  it("let the file win over defaults, the environment over the file, flags over both", () => {
    file(
      'data = "from-file"\n[limits]\nmaxConnections = 11\nmaxMessageBytes = "2MiB"\n[log]\nlevel = "debug"\n',
    );
    const { config, sources } = resolve({
      env: { SLUICE_LIMITS__MAX_CONNECTIONS: "12", SLUICE_LOG__LEVEL: "warn" },
      flags: { "log.level": "error", data: undefined },
    });
    expect(config.data).toBe(join(directory, "from-file"));
    expect(config.limits.maxMessageBytes).toBe(2 * 1024 * 1024);
    expect(config.limits.maxConnections).toBe(12);
    expect(config.log.level).toBe("error");
    expect(sources.get("data")).toBe("sluice.toml");
    expect(sources.get("limits.maxConnections")).toBe("SLUICE_LIMITS__MAX_CONNECTIONS");
    expect(sources.get("log.level")).toBe("--log-level");
    expect(sources.get("autoCreate")).toBe("default");
  });

  it("read the file that is asked for instead of sluice.toml, its paths relative to it", () => {
    file("autoCreate = false");
    const elsewhere = mkdtempSync(join(directory, "etc-"));
    writeFileSync(join(elsewhere, "my.toml"), 'data = "here"\nlisten = "[::1]:1"');
    const { config, sources } = resolve({ file: join(elsewhere, "my.toml") });
    expect(config.autoCreate).toBe(true);
    expect(config.data).toBe(join(elsewhere, "here"));
    expect(config.listen).toEqual({ host: "::1", port: 1 });
    expect(sources.get("listen")).toBe(join(elsewhere, "my.toml"));
  });

  it("take variables without a section too, and an empty one for unset", () => {
    const { config } = resolve({ env: { SLUICE_DATA: "/d", SLUICE_AUTO_CREATE: "0", SLUICE_LISTEN: "" } });
    expect(config).toMatchObject({ data: "/d", autoCreate: false, listen: { port: 7420 } });
  });

  it("leave variables alone that are not settings", () => {
    const env = {
      SLUICE_URL: "sluice://a",
      SLUICE_PORT: "tcp://10.0.0.1:7420",
      SLUICE_SERVICE_HOST: "10.0.0.1",
    };
    expect(new Set(resolve({ env }).sources.values())).toEqual(new Set(["default"]));
  });
});

describe("a mistake is named with its place and what to do", () => {
  it.each([
    [
      "a misspelt setting",
      "[limits]\nmaxMesageBytes = 1",
      "sluice.toml: there is no setting limits.maxMesageBytes: did you mean limits.maxMessageBytes?",
    ],
    ["another spelling", "[limits]\nmax_message_bytes = 1", "did you mean limits.maxMessageBytes?"],
    [
      "a setting in the wrong section",
      "[storage]\nmaxMessageBytes = 1",
      "did you mean limits.maxMessageBytes?",
    ],
    ["a setting outside its section", "maxMessageBytes = 1", "did you mean limits.maxMessageBytes?"],
    [
      "an unknown section",
      "[nonsense]\nx = 1",
      "there is no setting nonsense: `sluice config print` lists all",
    ],
    ["a setting deeper than any", "[limits.deep]\nx = 1", "there is no setting limits.deep"],
    ["a section that is none", "limits = 3", "limits is a section, written [limits]"],
    [
      "a size out of range",
      '[limits]\nmaxMessageBytes = "17MiB"',
      'limits.maxMessageBytes is "17MiB", not a size from 1KiB to 16MiB',
    ],
    ["a decimal size", '[limits]\nmaxMessageBytes = "1MB"', 'is "1MB", not a size'],
    ["a table for a value", "[data]\nx = 1", 'data is {"x":1}, not the path of a directory'],
    ["a word for a boolean", 'autoCreate = "maybe"', 'autoCreate is "maybe", not true or false'],
    ["a level that does not exist", '[log]\nlevel = "loud"', '"debug" or "info" or "warn" or "error"'],
    ["a broken file", "data = \n", "sluice.toml, line 1, column"],
    ["the prototype", "__proto__ = 1", "there is no setting __proto__"],
  ])("%s", (_, text, expected) => {
    file(text);
    expect(problem({})).toContain(expected);
    expect(problem({})).not.toContain("\n");
  });

  it("in a variable", () => {
    expect(problem({ env: { SLUICE_LIMITS__MAX_MESAGE_BYTES: "1" } })).toBe(
      "environment: there is no setting SLUICE_LIMITS__MAX_MESAGE_BYTES: did you mean SLUICE_LIMITS__MAX_MESSAGE_BYTES?",
    );
    expect(problem({ env: { SLUICE_LIMITS__MAX_CONNECTIONS: "many" } })).toBe(
      'SLUICE_LIMITS__MAX_CONNECTIONS: limits.maxConnections is "many", not a whole number from 1 to 1000000',
    );
  });

  it("in a flag", () => {
    expect(problem({ flags: { listen: "7420" } })).toContain('--listen: listen is "7420", not HOST:PORT');
  });

  it("also where a later layer would have replaced it", () => {
    expect(problem({ env: { SLUICE_LISTEN: "nonsense" }, flags: { listen: "127.0.0.1:0" } })).toContain(
      "SLUICE_LISTEN",
    );
  });

  it("when the file asked for does not exist or cannot be read", () => {
    expect(problem({ file: "gone.toml" })).toBe("the configuration file gone.toml does not exist");
    expect(problem({ file: "." })).toContain("cannot read the configuration file .");
  });
});

describe("what may not start", () => {
  it("is a server that others can reach, unless that is meant", () => {
    expect(problem({ flags: { listen: "0.0.0.0:7420" } })).toMatch(
      /^--listen: .*0\.0\.0\.0:7420.*--insecure/,
    );
    expect(resolve({ flags: { listen: "[::]:7420", insecure: true } }).config.listen.host).toBe("::");
    expect(resolve({ env: { SLUICE_LISTEN: "10.0.0.1:1", SLUICE_INSECURE: "1" } }).config.insecure).toBe(
      true,
    );
  });

  it("is a durability nobody knows, or a flush interval that is none", () => {
    expect(problem({ flags: { durability: "ram" } })).toBe(
      '--durability: durability is "ram", not "disk" or "memory-first"',
    );
    for (const wrong of ["0", "2min", "-1", "soon"]) {
      const env = { SLUICE_STORAGE__FLUSH_INTERVAL_MS: wrong };
      expect(problem({ env })).toContain(
        `storage.flushIntervalMs is ${JSON.stringify(wrong)}, not a time from 1ms to 1min`,
      );
    }
    const given = { SLUICE_DURABILITY: "memory-first", SLUICE_STORAGE__FLUSH_INTERVAL_MS: "1s" };
    expect(resolve({ env: given }).config).toMatchObject({
      durability: "memory-first",
      storage: { flushIntervalMs: 1_000 },
    });
  });

  it("is a publish credit too small for two messages", () => {
    const env = { SLUICE_LIMITS__PUBLISH_CREDIT_BYTES: "1MiB" };
    expect(problem({ env })).toContain("limits.publishCreditBytes is 1MiB, less than two messages");
  });
});

it("writes a sluice.toml that reads back as the same configuration", () => {
  const flags = { data: '/data/with "quotes"', listen: "[::1]:9", "log.level": "debug" };
  const env = {
    SLUICE_STORAGE__TAIL_CACHE_BYTES: "96MiB",
    SLUICE_AUTO_CREATE: "false",
    SLUICE_LIMITS__MAX_CONNECTIONS: "5",
  };
  const first = resolve({ flags, env });
  file(configText(first));
  expect(resolve().config).toEqual(first.config);
  file(configText(resolve()).replace(/^# (\w+ = [^…]*)$/gm, "$1"));
  expect(resolve().config).toEqual(first.config);
});

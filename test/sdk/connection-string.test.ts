import { describe, expect, it } from "vitest";
import { parseConnectionString } from "../../src/sdk/connection-string.ts";

describe("a connection string", () => {
  it.each([
    ["sluice://localhost", [["localhost", 7420]]],
    ["SLUICE://localhost/", [["localhost", 7420]]],
    ["sluice://example.org:9", [["example.org", 9]]],
    ["sluice://[::1]:7421", [["::1", 7421]]],
    ["sluice://[fe80::1%eth0]", [["fe80::1%eth0", 7420]]],
    [
      "sluice://a,b:1,[::2]:3",
      [
        ["a", 7420],
        ["b", 1],
        ["::2", 3],
      ],
    ],
  ])("%s names its hosts", (url, endpoints) => {
    expect(parseConnectionString(url).endpoints.map(({ host, port }) => [host, port])).toEqual(endpoints);
  });

  it("carries credentials, which may hold any character as an escape", () => {
    const { user, password, display } = parseConnectionString("sluice://app:p%40ss%3Aw%2F@h?name=x");
    expect([user, password]).toEqual(["app", "p@ss:w/"]);
    expect(display).toBe("sluice://h:7420");
  });

  it("carries options", () => {
    const parsed = parseConnectionString("sluice://h?name=billing%20app&timeoutMs=500&connectTimeoutMs=1000");
    expect(parsed).toMatchObject({ name: "billing app", timeoutMs: 500, connectTimeoutMs: 1000 });
  });

  it.each([
    ["localhost:7420", "begins with sluice://"],
    ["http://localhost", "not http://"],
    ["sluice://", '"" is not a host'],
    ["sluice://h:99999", "port 99999"],
    ["sluice://h:0", "port 0"],
    ["sluice://h:port", '"h:port" is not a host'],
    ["sluice://::1", '"::1" is not a host'],
    ["sluice://h/prod", 'leave out "/prod"'],
    ["sluice://user@h", "user:password"],
    ["sluice://h?Name=x", 'did you mean "name"?'],
    ["sluice://h?colour=red", 'no option "colour"'],
    ["sluice://h?timeoutMs=soon", "timeoutMs=soon"],
    ["sluice://%zz:x@h", "%"],
  ])("%s is refused", (url, message) => {
    expect(() => parseConnectionString(url)).toThrow(
      expect.objectContaining({
        code: "INVALID_ARGUMENT",
        message: expect.stringContaining(message) as string,
      }) as Error,
    );
  });

  it.each(["sluices://h", "ws://h", "wss://h"])("%s comes later", (url) => {
    expect(() => parseConnectionString(url)).toThrow(
      expect.objectContaining({ code: "NOT_SUPPORTED" }) as Error,
    );
  });

  it("never shows the password in an error", () => {
    for (const url of ["sluice://u:secret@h:0", "sluice://u:secret@h/x", "http://u:secret@h"]) {
      expect(() => parseConnectionString(url)).toThrow(/^(?!.*secret)/);
    }
  });
});

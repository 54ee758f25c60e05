import { createServer, type AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asyncDispose } from "../../src/sdk/disposal.ts";
import { SluiceError, connect, text, type Sluice, type StatusEvent } from "../../src/sdk/index.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { FakeServer, errorBody, settle, turn } from "./fake-server.ts";

let server: FakeServer;
const open: Sluice[] = [];

beforeEach(() => {
  server = new FakeServer();
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((sluice) => sluice.close()));
});

async function connected(options: Parameters<typeof connect>[1] = {}): Promise<Sluice> {
  const sluice = await connect("sluice://fake", { dial: server.dial, ...options });
  open.push(sluice);
  return sluice;
}

/** Time passes in steps, so that what it causes can happen in between. */
async function pass(ms: number, stepMs = 100): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await vi.advanceTimersByTimeAsync(stepMs);
    await settle(4);
  }
}

function fakeTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe("connect", () => {
  it("tells what the server said of itself", async () => {
    const sluice = await connected();
    expect(sluice.server).toMatchObject({ nodeId: "fake", maxMessageBytes: 256 * 1024, durability: "disk" });
  });

  it("says what to do when nobody listens", async () => {
    const port = await freePort();
    await expect(connect(`sluice://localhost:${port}`, { connectTimeoutMs: 50 })).rejects.toMatchObject({
      code: "CANNOT_CONNECT",
      retryable: true,
      message: `cannot reach sluice://localhost:${port} (ECONNREFUSED). Start one with: npm start`,
    });
  });

  it("takes the address from SLUICE_URL, and does not show its password", async () => {
    const port = await freePort();
    vi.stubEnv("SLUICE_URL", `sluice://app:secret@127.0.0.1:${port}?connectTimeoutMs=20`);
    await expect(connect()).rejects.toThrow(`cannot reach sluice://127.0.0.1:${port} (ECONNREFUSED)`);
  });

  it("goes on trying for as long as it may: the server may be starting", async () => {
    server.down = true;
    const waiting = connected();
    for (let i = 0; server.dials < 2; i++) await turn();
    server.down = false;
    await waiting;
  });

  it("tries every host", async () => {
    const tried: string[] = [];
    const sluice = await connect("sluice://a,b:1,c", {
      dial: (endpoint, listener, signal) => {
        tried.push(`${endpoint.host}:${endpoint.port}`);
        if (endpoint.host !== "c") return Promise.reject(new Error("down"));
        return server.dial(endpoint, listener, signal);
      },
    });
    open.push(sluice);
    expect(tried).toEqual(["a:7420", "b:1", "c:7420"]);
  });

  it("does not try again what cannot succeed", async () => {
    server.intercept = (connection, field, correlation) => {
      if (field !== FrameField.hello) return false;
      connection.send(correlation, FrameField.error, errorBody("UNAUTHENTICATED", "wrong password"));
      return true;
    };
    await expect(connected()).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "wrong password" });
    expect(server.dials).toBe(1);
  });

  it("recognizes what is no Sluice server", async () => {
    const stranger = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    const { port } = stranger.address() as AddressInfo;
    await expect(connect(`sluice://127.0.0.1:${port}`)).rejects.toMatchObject({
      code: "PROTOCOL_ERROR",
      message: expect.stringContaining("does not speak Sluice's protocol") as string,
    });
    stranger.close();
  });

  it("gives up on a server that accepts and says nothing", async () => {
    server.silent = true;
    const error = await connected({ connectTimeoutMs: 20 }).catch((reason: unknown) => reason as SluiceError);
    expect(error).toMatchObject({
      code: "CANNOT_CONNECT",
      message: expect.stringContaining("did not greet") as string,
    });
  });

  it("ends when its signal is aborted", async () => {
    server.down = true;
    await expect(connected({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("sends name and credentials", async () => {
    await connected({ name: "billing", token: "t0k3n" });
    const sluice = await connect("sluice://app:p%40ss@fake?name=other", { dial: server.dial });
    open.push(sluice);
    const hellos = server.received.map(({ body }) => v1.Hello.decode(body));
    expect(hellos[0]).toMatchObject({
      clientName: "billing",
      credentials: { token: "t0k3n" },
      minProtocol: 1,
      maxProtocol: 1,
    });
    expect(hellos[1]).toMatchObject({
      clientName: "other",
      credentials: { password: { user: "app", password: "p@ss" } },
    });
  });

  it.each([
    [{ colour: "red" }, "INVALID_ARGUMENT"],
    [{ tls: {} }, "NOT_SUPPORTED"],
    [{ timeoutMs: -1 }, "INVALID_ARGUMENT"],
    [{ maxBufferedBytes: 0.5 }, "INVALID_ARGUMENT"],
  ])("refuses options %j", async (options, code) => {
    await expect(connected(options as object)).rejects.toMatchObject({ code });
  });
});

describe("a connection", () => {
  it("comes back after a loss, and tells its status", async () => {
    const sluice = await connected();
    const events: string[] = [];
    const off = sluice.on("status", ({ type }) => events.push(type));
    const iterated = (async () => {
      const types: string[] = [];
      for await (const { type } of sluice.status) types.push(type);
      return types;
    })();
    server.cut();
    await vi.waitUntil(() => events.includes("connected"));
    expect(events).toEqual(["disconnected", "reconnecting", "connected"]);
    off();
    await sluice.close();
    expect(events).toHaveLength(3);
    expect(await iterated).toEqual(["disconnected", "reconnecting", "connected", "closed"]);
  });

  it("tries for ever, ever more slowly, and says why each try failed", async () => {
    const sluice = await connected();
    fakeTime();
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    const events: StatusEvent[] = [];
    sluice.on("status", (event) => events.push(event));
    server.down = true;
    server.cut();
    await settle();
    await pass(60_000, 500);
    const tries = events.filter((event) => event.type === "reconnecting");
    expect(tries.map(({ delayMs }) => delayMs).slice(0, 9)).toEqual([
      100, 200, 400, 800, 1599, 3197, 6394, 9990, 9990,
    ]);
    expect(tries[1]?.error?.message).toContain("ECONNREFUSED");
    server.down = false;
    await pass(10_000, 500);
    expect(events.at(-1)?.type).toBe("connected");
  });

  it("survives a status listener that throws", async () => {
    const sluice = await connected();
    const thrown = vi.spyOn(globalThis, "queueMicrotask").mockImplementation(() => undefined);
    const off = sluice.on("status", () => {
      throw new Error("mine");
    });
    const events: string[] = [];
    sluice.on("status", ({ type }) => events.push(type));
    server.cut();
    await turn();
    await turn();
    off();
    thrown.mockRestore();
    expect(events).toContain("disconnected");
  });

  it("tells a goodbye and reconnects", async () => {
    const sluice = await connected();
    const events: StatusEvent[] = [];
    sluice.on("status", (event) => events.push(event));
    server.connection.send(
      0,
      FrameField.goodbye,
      v1.Goodbye.encode({ reason: { code: 19, message: "stopping" } }).finish(),
    );
    await settle();
    server.cut();
    await vi.waitUntil(() => events.some(({ type }) => type === "connected"));
    expect(events.map(({ type }) => type)).toEqual(["goodbye", "disconnected", "reconnecting", "connected"]);
    expect(events[1]).toMatchObject({ error: { code: "SHUTTING_DOWN", message: "stopping" } });
  });

  it("answers pings, and pings when it has sent nothing for a heartbeat", async () => {
    fakeTime();
    await connected();
    server.connection.send(0, FrameField.ping, new Uint8Array(0));
    await settle();
    expect(server.received.at(-1)?.field).toBe(FrameField.pong);
    await pass(25_000, 1000);
    expect(server.received.filter(({ field }) => field === FrameField.ping)).toHaveLength(2);
    expect(server.connections).toHaveLength(1);
  });

  it("counts as dead after three heartbeats without a byte, and is made anew", async () => {
    fakeTime();
    const sluice = await connected();
    const events: StatusEvent[] = [];
    sluice.on("status", (event) => events.push(event));
    server.silent = true;
    await pass(29_000, 1000);
    expect(events).toEqual([]);
    server.silent = false;
    server.connection.send = () => undefined;
    await pass(2000, 500);
    expect(events[0]).toMatchObject({ type: "disconnected", error: { code: "HEARTBEAT_TIMEOUT" } });
    expect(server.connections).toHaveLength(2);
  });

  it("breaks off at bytes that are no frame", async () => {
    const sluice = await connected();
    const events: StatusEvent[] = [];
    sluice.on("status", (event) => events.push(event));
    server.connection.send(0, 3, new Uint8Array([0xff]));
    server.connection.send(0, FrameField.goodbye, new Uint8Array([0xff, 0xff]));
    await settle();
    expect(events[0]).toMatchObject({ type: "disconnected", error: { code: "PROTOCOL_ERROR" } });
  });

  it("ignores frames of later versions", async () => {
    const sluice = await connected();
    server.connection.send(0, 3000, new Uint8Array([1, 2, 3]));
    await settle();
    expect(await sluice.admin.listTopics()).toEqual([]);
  });

  it("survives being cut in the middle of the greeting", async () => {
    const sluice = await connected();
    let greetings = 0;
    server.intercept = (connection, field) => {
      if (field !== FrameField.hello || greetings++ > 1) return false;
      connection.cut();
      return true;
    };
    server.cut();
    expect(await sluice.admin.listTopics()).toEqual([]);
    expect(greetings).toBe(3);
  });
});

describe("a call", () => {
  it("waits for the connection", async () => {
    const sluice = await connected();
    server.down = true;
    server.cut();
    await settle();
    const listed = sluice.admin.listTopics();
    await settle();
    server.down = false;
    expect(await listed).toEqual([]);
  });

  it("that may be repeated is, after a lost connection", async () => {
    const sluice = await connected();
    let cut = false;
    server.intercept = (connection, field) => {
      if (field !== FrameField.describeTopic || cut) return false;
      cut = true;
      connection.cut();
      return true;
    };
    server.topic("t");
    expect((await sluice.admin.describeTopic("t")).partitions).toBe(4);
  });

  it("that may not be repeated is indeterminate after a lost connection", async () => {
    const sluice = await connected();
    server.intercept = (connection, field) => {
      if (field !== FrameField.createTopic) return false;
      connection.cut();
      return true;
    };
    await expect(sluice.admin.createTopic("t")).rejects.toMatchObject({
      code: "CONNECTION_LOST",
      indeterminate: true,
    });
  });

  it("refused for a while is sent again", async () => {
    const sluice = await connected();
    let busy = 2;
    server.intercept = (connection, field, correlation) => {
      if (field !== FrameField.createTopic || busy-- <= 0) return false;
      connection.send(correlation, FrameField.error, errorBody("OVERLOADED", "busy"));
      return true;
    };
    expect((await sluice.admin.createTopic("t", { partitions: 2 })).partitions).toBe(2);
  });

  it("rejects at its deadline: indeterminate only if it changes something", async () => {
    const sluice = await connected();
    server.silent = true;
    await expect(sluice.admin.listTopics({ timeoutMs: 5 })).rejects.toMatchObject({
      code: "TIMEOUT",
      indeterminate: false,
    });
    await expect(sluice.admin.createTopic("t", {}, { timeoutMs: 5 })).rejects.toMatchObject({
      code: "TIMEOUT",
      indeterminate: true,
    });
  });

  it("has a deadline even if none is given", async () => {
    fakeTime();
    const sluice = await connected();
    server.intercept = (_, field) => field === FrameField.listTopics;
    const outcome = sluice.admin.listTopics().catch((error: unknown) => error);
    await pass(31_000, 1000);
    expect(await outcome).toMatchObject({ code: "TIMEOUT" });
  });

  it("rejects when its signal is aborted", async () => {
    const sluice = await connected();
    server.silent = true;
    const stop = new AbortController();
    const listed = sluice.admin.listTopics({ signal: stop.signal });
    await settle();
    stop.abort();
    await expect(listed).rejects.toMatchObject({ code: "ABORTED" });
    await expect(sluice.admin.listTopics({ signal: stop.signal })).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("rejects when the client is closed", async () => {
    const sluice = await connected();
    server.silent = true;
    const listed = sluice.admin.listTopics();
    await sluice.close();
    await expect(listed).rejects.toMatchObject({ code: "CLOSED" });
    await expect(sluice.admin.listTopics()).rejects.toMatchObject({ code: "CLOSED" });
  });

  it("answered with an error of a later version still says what happened", async () => {
    const sluice = await connected();
    server.intercept = (connection, field, correlation) => {
      if (field !== FrameField.listTopics) return false;
      const error = v1.Error.encode({ code: 9999 as never, message: "something new", details: { a: "b" } });
      connection.send(correlation, FrameField.error, error.finish());
      return true;
    };
    await expect(sluice.admin.listTopics()).rejects.toMatchObject({
      code: "INTERNAL",
      message: "something new",
      details: { a: "b", wireCode: "9999" },
    });
  });

  it("answered with the wrong frame is a protocol error", async () => {
    const sluice = await connected();
    server.intercept = (connection, field, correlation) => {
      if (field === FrameField.listTopics) connection.send(correlation, FrameField.ok, new Uint8Array(0));
      return field === FrameField.listTopics;
    };
    await expect(sluice.admin.listTopics()).rejects.toMatchObject({ code: "PROTOCOL_ERROR" });
  });
});

describe("admin", () => {
  it("creates, ensures, lists, describes and deletes topics", async () => {
    const { admin } = await connected();
    expect(await admin.createTopic("b", { partitions: 3 })).toMatchObject({ name: "b", partitions: 3 });
    await expect(admin.createTopic("b")).rejects.toMatchObject({ code: "ALREADY_EXISTS" });
    expect(await admin.ensureTopic("b")).toMatchObject({ created: false });
    expect(await admin.ensureTopic("a")).toMatchObject({ created: true, topic: { name: "a" } });
    expect((await admin.listTopics()).map(({ name }) => name)).toEqual(["a", "b"]);
    expect((await admin.listTopics({ after: "a", limit: 1 })).map(({ name }) => name)).toEqual(["b"]);
    expect((await admin.describeTopic("b")).partitionInfos).toHaveLength(3);
    expect(await admin.deleteTopic("b")).toEqual({ messages: 0 });
    await expect(admin.describeTopic("b")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(admin.deleteTopic("b")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("lists more topics than one reply holds", async () => {
    const { admin } = await connected();
    for (let i = 0; i < 2500; i++) server.topic(`t${String(i).padStart(4, "0")}`, 1);
    expect(await admin.listTopics()).toHaveLength(2500);
    expect(await admin.listTopics({ limit: 1500 })).toHaveLength(1500);
  });

  it("refuses unknown settings and options", async () => {
    const { admin } = await connected();
    await expect(admin.createTopic("t", { partition: 3 } as object)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    await expect(admin.createTopic("t", { compaction: true } as object)).rejects.toMatchObject({
      code: "NOT_SUPPORTED",
    });
    await expect(admin.describeTopic("t", { timeout: 3 } as object)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });
});

describe("the client", () => {
  it("is drained by await using, and can be closed twice", async () => {
    const sluice = await connected();
    server.topic("t", 1);
    const published = sluice.topic("t", { codec: text }).publish("a");
    await sluice[asyncDispose]();
    expect((await published).offset).toBe(0);
    await sluice.close();
    await sluice.drain();
    expect(server.connection.open).toBe(false);
  });

  it("stops reconnecting when it is closed", async () => {
    const sluice = await connected();
    server.down = true;
    server.cut();
    await settle();
    await sluice.close();
    server.down = false;
    const { dials } = server;
    await new Promise((resolve) => setTimeout(resolve, 0));
    await settle();
    expect(server.dials).toBe(dials);
  });

  it("says that request comes later", async () => {
    const sluice = await connected();
    expect(() => sluice.request("x")).toThrow(
      expect.objectContaining({ code: "NOT_SUPPORTED", details: { feature: "request" } }) as Error,
    );
  });

  it("refuses unknown options of a queue", async () => {
    const sluice = await connected();
    expect(() => sluice.queue("q", { codecs: text } as object)).toThrow(/queue\(\) has no option "codecs"/);
    expect(() => sluice.queue("")).toThrow(/a queue's name is text/);
  });

  it("refuses unknown options of a topic, and a second codec for a defined one", async () => {
    const sluice = await connected();
    expect(() => sluice.topic("t", { codecs: text } as object)).toThrow(/has no option "codecs"/);
    expect(() => sluice.topic("")).toThrow(/not empty/);
  });
});

describe("SluiceError.is", () => {
  it("tells errors apart, also those of another copy of the package", () => {
    const error = new SluiceError("TIMEOUT", "late");
    expect([
      SluiceError.is(error),
      SluiceError.is(error, "TIMEOUT"),
      SluiceError.is(error, "CLOSED"),
    ]).toEqual([true, true, false]);
    expect([SluiceError.is(new Error("x")), SluiceError.is(undefined), SluiceError.is("TIMEOUT")]).toEqual([
      false,
      false,
      false,
    ]);
    const other = Object.assign(new Error("late"), { name: "SluiceError", code: "TIMEOUT" });
    expect(SluiceError.is(other, "TIMEOUT")).toBe(true);
  });
});

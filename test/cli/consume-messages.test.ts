import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { consumeMessages } from "../../src/cli/consume-messages.ts";
import type { PrintedMessage } from "../../src/cli/message-format.ts";
import { Output } from "../../src/cli/output.ts";

function message(offset: number): PrintedMessage {
  const valueBytes = Buffer.from(`m${offset}`);
  return { partition: 0, offset, keyBytes: undefined, valueBytes, headerList: [], timestamp: 0 };
}

/** Three messages; says how many were taken and whether it was left early. */
function threeMessages() {
  const seen = { taken: 0, left: false };
  const messages = async function* (): AsyncGenerator<PrintedMessage> {
    try {
      for (; seen.taken < 3;) yield message(seen.taken++);
    } finally {
      seen.left = seen.taken < 3;
    }
  };
  return { messages: messages(), seen };
}

async function printed(stream: PassThrough, output: Output): Promise<string> {
  await output.end();
  return String(stream.read() ?? "");
}

it("prints messages until there are no more", async () => {
  const stream = new PassThrough();
  const output = new Output(stream);
  const { messages } = threeMessages();
  await consumeMessages({ messages, count: Infinity, format: "value", output });
  expect(await printed(stream, output)).toBe("m0\nm1\nm2\n");
});

it("leaves them after as many as were wanted, without waiting for another", async () => {
  const stream = new PassThrough();
  const output = new Output(stream);
  const { messages, seen } = threeMessages();
  await consumeMessages({ messages, count: 2, format: "value", output });
  expect(await printed(stream, output)).toBe("m0\nm1\n");
  expect(seen).toEqual({ taken: 2, left: true });
});

it("leaves them when nobody reads the lines any more", async () => {
  const stream = new PassThrough();
  const output = new Output(stream);
  stream.destroy(Object.assign(new Error("EPIPE"), { code: "EPIPE" }));
  await new Promise(setImmediate);
  const { messages, seen } = threeMessages();
  await consumeMessages({ messages, count: Infinity, format: "value", output });
  await output.end();
  expect(seen).toEqual({ taken: 1, left: true });
});

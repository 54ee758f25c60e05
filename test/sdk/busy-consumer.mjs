// A consumer whose handler blocks its event loop: URL, queue, milliseconds, "thread" or "no-thread". Uses the built client.
import { connect, text } from "../../dist/sdk/index.js";

const [url, name, busyMs, thread] = process.argv.slice(2);
const sluice = await connect(url, { renewalThread: thread === "thread" });
const done = Promise.withResolvers();
sluice.queue(name, { codec: text }).consume(
  async (m) => {
    if (m.value === "busy") {
      console.log("busy");
      const endMs = performance.now() + Number(busyMs);
      while (performance.now() < endMs);
    }
    const outcome = await m.ack().then(
      () => "acked",
      (error) => error.code,
    );
    console.log(`${m.value} ${outcome}`);
    if (m.value === "busy") done.resolve();
  },
  { onError: () => undefined },
);
await done.promise;
await sluice.close();
// Nothing of it keeps the process.

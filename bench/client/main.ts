/** A client's process: `node main.ts SYSTEM URL`. Does the tasks it is sent, and ends with the bench. */
import { systemOf } from "../systems/index.ts";
import type { Reply, Request } from "./client-process.ts";
import { Context } from "./context.ts";
import { tasks, type OrderOf, type TaskName } from "./tasks.ts";

const [systemName = "", url = ""] = process.argv.slice(2);
const context = new Context(systemOf(systemName), url);

// An orderly end writes profiles; a bench that is gone closes the channel.
for (const end of ["SIGTERM", "disconnect"]) process.on(end, () => process.exit(0));
process.on("message", (request: Request) => {
  // What fails here is an unhandled rejection: it ends this process, which the bench tells with the text.
  void perform(request.task, request.order).then((result) =>
    process.send!({ id: request.id, result } satisfies Reply),
  );
});

function perform<N extends TaskName>(name: N, order: unknown): Promise<unknown> {
  const task = tasks[name] as (context: Context, order: OrderOf<N>) => Promise<unknown>;
  return task(context, order as OrderOf<N>);
}

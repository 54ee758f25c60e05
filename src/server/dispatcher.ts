/**
 * From a frame to its handler: the row of the command table says what is allowed when; the one
 * try/catch of the request path is here.
 */
import { SluiceFault } from "../base/errors.ts";
import { commandTable, fieldCommands, type CommandRow } from "./command-table.ts";
import { textOf, type Session } from "./session.ts";

/**
 * Largest request that carries no records: a subscription to 10,000 partitions takes 200 KiB. Generated code makes an
 * object of every two bytes, so that a larger one is little to send and much to hold.
 */
export const MAX_PLAIN_REQUEST_BYTES = 256 * 1024;

/** Handles one frame. Answers, refuses or closes; never throws. */
export function dispatch(session: Session, field: number, correlation: number, body: Uint8Array): void {
  const name = fieldCommands.get(field);
  if (name === undefined) {
    // Unknown kinds are tolerated: a newer client learns that this server cannot do it.
    if (field === 0 || correlation === 0) return;
    return session.refuse(
      correlation,
      new SluiceFault("NOT_SUPPORTED", `frame kind ${field} is not known here`, {
        feature: `frame-${field}`,
      }),
    );
  }
  const row: CommandRow = commandTable[name];
  if (!session.isOpen && row.when !== "hello") {
    return session.close(new SluiceFault("PROTOCOL_ERROR", `${name} came before hello`));
  }
  if (session.isOpen && row.when === "hello") {
    return session.close(new SluiceFault("PROTOCOL_ERROR", "hello came twice"));
  }
  if (row.reply && correlation === 0) {
    return session.close(new SluiceFault("PROTOCOL_ERROR", `${name} needs a correlation of 1 or more`));
  }
  if (session.first !== undefined && row.second !== true) {
    const fault = new SluiceFault("INVALID_ARGUMENT", `a second connection renews locks; it cannot ${name}`);
    return row.reply ? session.refuse(correlation, fault) : session.close(fault);
  }
  if (session.context.stopping && row.reply && row.when !== "hello") {
    return session.refuse(correlation, new SluiceFault("SHUTTING_DOWN", "the server is stopping"));
  }
  if (body.length > MAX_PLAIN_REQUEST_BYTES && !row.records) {
    const limit = String(MAX_PLAIN_REQUEST_BYTES);
    const text = `${name} of ${body.length} bytes exceeds the limit of ${limit} for a request without messages`;
    const fault = new SluiceFault("FRAME_TOO_LARGE", text, { limit, length: String(body.length) });
    return row.reply ? session.refuse(correlation, fault) : session.close(fault);
  }
  try {
    const pending = row.handle(session, correlation, body);
    if (pending === undefined) return;
    session.underWay++;
    if (row.inTurn) session.hold();
    void pending
      .catch((error: unknown) => fail(session, correlation, error))
      .finally(() => {
        session.underWay--;
        if (row.inTurn) session.release();
      });
  } catch (error) {
    fail(session, correlation, error);
  }
}

function fail(session: Session, correlation: number, error: unknown): void {
  if (error instanceof SluiceFault) return session.refuse(correlation, error);
  if (error instanceof RangeError || error instanceof TypeError) {
    return session.refuse(
      correlation,
      new SluiceFault("PROTOCOL_ERROR", `the request is malformed: ${textOf(error)}`),
    );
  }
  session.context.log.error(
    { session: session.id, error: error instanceof Error ? error.stack : textOf(error) },
    "request failed",
  );
  session.refuse(correlation, new SluiceFault("INTERNAL", "the server failed to handle the request"));
}

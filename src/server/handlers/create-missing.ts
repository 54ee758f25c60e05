import type { Session } from "../session.ts";

/** Creates topics on use, holding the session's lane meanwhile, then does what needed them. */
export async function createMissing(
  session: Session,
  names: readonly string[],
  then: () => void,
): Promise<void> {
  session.hold();
  try {
    for (const name of names) await session.context.broker.createTarget(name);
    then();
  } finally {
    session.release();
  }
}

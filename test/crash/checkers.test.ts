/** A check that cannot fail is none: each checker meets a sound history, and one doctored so that it must speak. */
import { describe, expect, it } from "vitest";
import { Random } from "../fixtures/random.ts";
import { checkers, violations } from "./checkers.ts";
import { History, Values } from "./history.ts";
import { Ledger } from "./ledger.ts";

interface Run {
  readonly history: History;
  readonly log: Ledger;
  readonly sights: Ledger;
}

const message = { session: 0, topic: "t", key: undefined, atomic: undefined };

/** Sends and confirms one message at the end of a partition, and finds it there. */
function store(
  { history, log, sights }: Run,
  partition = 0,
  sent: Partial<Parameters<History["invoke"]>[0]> = {},
): number {
  const number = history.invoke({ ...message, ...sent });
  const topic = history.topicOf(number);
  const offset = log.end(topic, partition);
  history.confirm(number, partition, offset);
  sights.see(topic, partition, offset, number);
  log.see(topic, partition, offset, number);
  return number;
}

/** Two sessions, keys, an atomic batch over two topics, an unknown that was stored, one that was not, and a refusal. */
function soundRun(): Run {
  const run = { history: new History(), log: new Ledger(), sights: new Ledger() };
  const { history, log } = run;
  history.open("first");
  history.open("second");
  history.open("named, first", "n");
  history.open("named, second", "n");
  store(run);
  store(run, 1, { key: "k" });
  store(run, 0, { session: 1 });
  const atomic = history.newAtomic();
  store(run, 0, { atomic });
  store(run, 0, { atomic, topic: "u" });
  const stored = history.invoke(message);
  history.fail(stored, true);
  log.see("t", 0, log.end("t", 0), stored);
  history.fail(history.invoke(message), true);
  history.fail(history.invoke(message), false);
  store(run, 0, { session: 2 });
  store(run, 0, { session: 3 });
  return run;
}

it("finds nothing wrong with a sound history", () => {
  const { history, log, sights } = soundRun();
  expect(violations(history, log, sights)).toEqual({});
});

describe("finds", () => {
  const doctored: Record<string, (run: Run) => void> = {
    "lost: a confirmed message whose place is empty": ({ history }) => {
      history.confirm(history.invoke(message), 0, 100);
    },
    "lost: a confirmed message whose place holds another": ({ history }) => {
      history.confirm(1, 0, 0);
    },
    "doubled: a message that lies at two offsets": ({ log }) => {
      log.see("t", 1, log.end("t", 1), 1);
    },
    "strange: a message nobody sent": ({ log }) => {
      log.see("t", 0, log.end("t", 0), 999);
    },
    "strange: a message in another topic": ({ history, log }) => {
      const number = history.invoke(message);
      history.fail(number, true);
      log.see("u", 0, log.end("u", 0), number);
    },
    "falselyRefused: a message that was said not to be stored": ({ history, log }) => {
      const number = history.invoke(message);
      history.fail(number, false);
      log.see("t", 0, log.end("t", 0), number);
    },
    "disordered: a session's later message before its earlier one": ({ history, log }) => {
      const earlier = history.invoke(message);
      const later = history.invoke(message);
      for (const [place, number] of [later, earlier].entries()) {
        const offset = log.end("t", 0);
        history.confirm(number, 0, offset);
        log.see("t", 0, offset, number);
        expect(place).toBeLessThan(2);
      }
    },
    "wandering: a key in two partitions": (run) => {
      store(run, 0, { key: "k" });
    },
    "torn: half an atomic batch": (run) => {
      const atomic = run.history.newAtomic();
      store(run, 0, { atomic });
      run.history.fail(run.history.invoke({ ...message, atomic }), true);
    },
    "holed: an offset that holds nothing": (run) => {
      const number = run.history.invoke(message);
      run.history.confirm(number, 0, run.log.end("t", 0) + 1);
      run.log.see("t", 0, run.log.end("t", 0) + 1, number);
    },
    "unfenced: an old session of a named producer behind a new one": (run) => {
      store(run, 0, { session: 2 });
    },
    "unanswered: a message without an outcome": ({ history }) => {
      history.invoke(message);
    },
    "vanished: a delivered message that is there no more": ({ history, sights }) => {
      const number = history.invoke(message);
      history.fail(number, true);
      sights.see("t", 0, 100, number);
    },
    "changed: an offset that held another message before": ({ sights }) => {
      sights.see("t", 0, 0, 1);
    },
  };

  it.each(Object.entries(doctored))("%s", (sentence, doctor) => {
    const run = soundRun();
    doctor(run);
    expect(Object.keys(violations(run.history, run.log, run.sights))).toEqual([sentence.split(":")[0]]);
  });

  it("each of its kinds in a test above", () => {
    const shown = new Set(Object.keys(doctored).map((sentence) => sentence.split(":")[0]));
    expect([...shown].sort()).toEqual(Object.keys(checkers).sort());
  });
});

describe("values", () => {
  const values = new Values(new Random(1));

  it("are read back as the number they were made of, large ones too", () => {
    for (let number = 0; number < 5000; number++) expect(values.read(values.of(number))).toBe(number);
  });

  it("are not recognised with a bit flipped anywhere, a byte missing or one too many", () => {
    const whole = values.of(17);
    for (let at = 0; at < whole.length * 8; at++) {
      const flipped = Buffer.from(whole);
      flipped[at >> 3]! ^= 1 << (at & 7);
      expect(values.read(flipped)).not.toBe(17);
    }
    expect(values.read(whole.subarray(0, -1))).toBeUndefined();
    expect(values.read(Buffer.concat([whole, Buffer.of(0)]))).toBeUndefined();
    expect(values.read(Buffer.alloc(0))).toBeUndefined();
  });
});

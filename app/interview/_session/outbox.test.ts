import { expect, it } from "vitest";
import { RequestFailure } from "@/app/components/request-failure";
import { createOutbox, type OutboxState } from "./outbox";
import type { CommandRequest, Reply } from "./send-command";

const done: Reply = { kind: "refused", failure: new RequestFailure("x", "x") };
const draft = (text: string) => ({ type: "save-draft", position: 1, turn: 0, text }) as const;
const submit = { type: "submit-answer", position: 1, turn: 0, text: "a" } as const;

/** An outbox whose server answers by the script, failing once it is told to. */
function start(answers: readonly ("ok" | Error)[]) {
  const sent: CommandRequest[] = [];
  const waits: number[] = [];
  const states: OutboxState[] = [];
  let ids = 0;
  const outbox = createOutbox({
    send: async (request) => {
      const answer = answers[sent.length] ?? "ok";
      sent.push(request);
      if (answer instanceof Error) throw answer;
      return done;
    },
    newId: () => `id-${++ids}`,
    wait: async (ms) => {
      waits.push(ms);
    },
    onChange: (state) => states.push(state),
  });
  return { outbox, sent, waits, states };
}

it("sends a command under one id until it arrives, waiting longer each time", async () => {
  const failure = new TypeError("Failed to fetch");
  const { outbox, sent, waits, states } = start([failure, failure, failure, "ok"]);
  await outbox.push(submit);
  expect(sent.map(({ commandId }) => commandId)).toEqual(["id-1", "id-1", "id-1", "id-1"]);
  expect(waits).toEqual([500, 1000, 2000]);
  expect(states.at(-1)).toEqual({ pending: undefined, trouble: undefined });
  expect(states.at(-2)).toEqual({ pending: "submit-answer", trouble: failure });
});

it("waits as long as the server asks", async () => {
  const { outbox, waits } = start([new RequestFailure("rate-limited", "Later.", 7), "ok"]);
  await outbox.push(submit);
  expect(waits).toEqual([7000]);
});

it("keeps the order in which commands were made", async () => {
  const { outbox, sent } = start([]);
  await Promise.all([outbox.push(submit), outbox.push({ type: "next", position: 1 })]);
  expect(sent.map(({ command }) => command.type)).toEqual(["submit-answer", "next"]);
});

it("drops drafts that later words of the same turn replace", async () => {
  const { outbox, sent } = start([new TypeError("Failed to fetch")]);
  const deliveries = await Promise.all([
    outbox.push(draft("a")),
    outbox.push(draft("ab")),
    outbox.push({ ...draft("other"), turn: 1 }),
    outbox.push(draft("abc")),
  ]);
  expect(sent.map(({ command }) => command.type === "save-draft" && command.text)).toEqual([
    "a",
    "other",
    "abc",
  ]);
  expect(deliveries.map(({ kind }) => kind)).toEqual(["dropped", "dropped", "refused", "refused"]);
});

it("never drops an answer", async () => {
  const { outbox, sent } = start([new TypeError("Failed to fetch")]);
  await Promise.all([outbox.push(submit), outbox.push(draft("a"))]);
  expect(sent.map(({ command }) => command.type)).toEqual([
    "submit-answer",
    "submit-answer",
    "save-draft",
  ]);
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLibsqlStore } from "@/lib/storage/create-libsql-store";
import type { InterviewStore } from "@/lib/storage/interview-store";
import type { Command } from "./commands";
import { interviewConfigSchema } from "./interview-config";
import { createInterviewService, type InterviewService } from "./interview-service";
import { createIdGrader, sampleGuide } from "./sample-interview";

const names = ["01-generative-vs-traditional-ai", "05-gans", "24-rlhf", "30-overfitting"];
const guide = sampleGuide(names);
const owner = "owner";

let folder: string;
let now: number;
let grader: ReturnType<typeof createIdGrader>;
let stores: InterviewStore[];
let ids: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "viva-service-"));
  now = Date.UTC(2026, 0, 1);
  grader = createIdGrader();
  stores = [];
  ids = 0;
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A server on the test's database, as after a start. */
async function startService(
  change: (store: InterviewStore) => Partial<InterviewStore> = () => ({}),
): Promise<InterviewService> {
  const store = await createLibsqlStore({ file: path.join(folder, "viva.db") });
  stores.push(store);
  return createInterviewService({
    store: { ...store, ...change(store) },
    grader: async () => grader,
    generation: async () => guide,
    now: () => now,
    newId: () => `interview-${++ids}`,
    newSeed: () => 7,
  });
}

const create = (service: InterviewService, config: object = {}, commandId = `create-${ids}`) =>
  service.create({ owner, commandId, config: interviewConfigSchema.parse(config) });

let commands = 0;
/** Sends a command once, and expects it to be applied. */
async function run(service: InterviewService, id: string, command: Command) {
  now += 1000;
  commands += 1;
  const { view, conflict } = await service.run(
    { id, owner },
    { commandId: `command-${commands}`, command },
  );
  expect(conflict).toBeUndefined();
  return view;
}

const answer = (text: string, position = 1, turn = 0): Command => ({
  type: "submit-answer",
  position,
  turn,
  text,
});

/** Ids of the points of the n-th question asked, weightiest first, with their follow-ups. */
function pointsOf(questionNumber: number) {
  const details = guide.questionByNumber.get(questionNumber)?.details;
  return {
    ids: (details?.keyPoints ?? []).map(({ id }) => id),
    texts: (details?.keyPoints ?? []).map(({ statement }) => statement),
    probed: new Set(details?.followUps.map(({ keyPoint }) => keyPoint)),
    followUps: (details?.followUps ?? []).map(({ question }) => question),
  };
}

it("asks the planned questions from easier to harder and then ends", async () => {
  const service = await startService();
  let view = await create(service, { questions: 4 });
  for (let position = 1; position <= 4; position += 1) {
    const { questionNumber = 0 } = view.questions[position - 1] ?? {};
    view = await run(service, view.id, answer(pointsOf(questionNumber).ids.join(" "), position));
    expect(view.questions[position - 1]).toMatchObject({
      phase: "assessed",
      assessment: { coverage: 100, band: "full", hiddenPoints: 0 },
    });
    view = await run(service, view.id, { type: "next", position });
  }
  expect(view).toMatchObject({ status: "ended", how: "completed", planned: 4 });
  const levels = ["foundation", "practitioner", "advanced"];
  const asked = view.questions.map(({ difficulty }) => levels.indexOf(difficulty));
  expect(asked).toEqual(asked.toSorted());
  expect(new Set(view.questions.map(({ questionNumber }) => questionNumber)).size).toBe(4);
});

it("goes on with another server in the middle of an answer", async () => {
  const before = await startService();
  const { id } = await create(before);
  await run(before, id, { type: "save-draft", position: 1, turn: 0, text: "half a sent" });
  const after = await startService();
  now += 60_000;
  const view = await after.view({ id, owner });
  expect(view.questions[0]).toMatchObject({
    phase: "answering",
    turns: [{ state: "open", draft: "half a sent" }],
  });
});

it("probes the weightiest missing points with a follow-up, twice at most, grading all answers together", async () => {
  const service = await startService();
  const start = await create(service);
  const { questionNumber = 0 } = start.questions[0] ?? {};
  const { followUps, probed, ids: pointIds } = pointsOf(questionNumber);
  const keyPoints = guide.questionByNumber.get(questionNumber)?.details?.keyPoints ?? [];
  const heaviest = Math.max(
    ...keyPoints.filter(({ id }) => probed.has(id)).map(({ weight }) => weight),
  );
  const first = await run(service, start.id, answer("nothing of it"));
  const probe = first.questions[0]?.turns[1]?.prompt ?? "";
  expect(followUps).toContain(probe);
  const target = guide.questionByNumber
    .get(questionNumber)
    ?.details?.followUps.find(({ question }) => question === probe)?.keyPoint;
  expect(keyPoints.find(({ id }) => id === target)?.weight).toBe(heaviest);
  const second = await run(service, start.id, answer(target ?? "", 1, 1));
  expect(second.questions[0]?.turns[2]?.prompt).not.toBe(probe);
  expect(grader.answers.at(-1)).toBe(`nothing of it\n\n${target}`);
  const third = await run(service, start.id, answer("nothing more", 1, 2));
  expect(third.questions[0]).toMatchObject({ phase: "assessed", turns: { length: 3 } });
  expect(
    third.questions[0]?.assessment?.points.filter(({ verdict }) => verdict === "covered"),
  ).toMatchObject([{ id: target }]);
  expect(third.questions[0]?.assessment?.points).toHaveLength(pointIds.length);
});

it("holds back what a probe is after while it is open", async () => {
  const service = await startService();
  const { id, questions } = await create(service);
  const { ids: pointIds, texts } = pointsOf(questions[0]?.questionNumber ?? 0);
  const view = await run(service, id, answer(pointIds[0] ?? ""));
  expect(view.questions[0]?.phase).toBe("probing");
  expect(view.questions[0]?.assessment).toMatchObject({
    points: [{ id: pointIds[0], verdict: "covered" }],
    hiddenPoints: pointIds.length - 1,
  });
  for (const text of texts.slice(1)) expect(JSON.stringify(view)).not.toContain(text);
});

it("gives three hints a turn in Coach mode, each saying more", async () => {
  const service = await startService();
  const { id } = await create(service, { sections: ["Generative Model Families"] });
  const hint: Command = { type: "use-hint", position: 1, turn: 0 };
  await run(service, id, hint);
  await run(service, id, hint);
  const view = await run(service, id, hint);
  const heaviest = guide.questionByNumber.get(5)?.details?.keyPoints.find((p) => p.weight === 3);
  expect(view.questions[0]?.hints[1]?.text).toBe(heaviest?.id.replaceAll("-", " "));
  expect(heaviest?.passage).toContain(view.questions[0]?.hints[2]?.text.replace(" …", ""));
  expect(view.questions[0]).toMatchObject({ hintAvailable: false, hints: { length: 3 } });
  const fourth = await service.run({ id, owner }, { commandId: "one-more-hint", command: hint });
  expect(fourth.conflict).toBe("There is no further hint.");
});

describe("Real mode", () => {
  it("gives nothing away before the end, and all after", async () => {
    const service = await startService();
    const start = await create(service, { mode: "real" });
    const { questionNumber = 0 } = start.questions[0] ?? {};
    const question = guide.questionByNumber.get(questionNumber);
    const during = await run(service, start.id, answer("something else"));
    const text = JSON.stringify([during, await service.list(owner)]);
    const secrets = [
      ...(question?.details?.keyPoints.flatMap(({ id, statement }) => [id, statement]) ?? []),
      ...(question?.details?.misconceptions.map(({ correction }) => correction) ?? []),
      ...(guide.passagesByNumber.get(questionNumber) ?? []).map(({ id }) => id),
      question?.slug ?? "none",
      "verdict",
      "band",
      "grader",
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
    const { conflict } = await service.run(
      { id: start.id, owner },
      { commandId: "a-real-hint", command: { type: "use-hint", position: 1, turn: 1 } },
    );
    expect(conflict).toBe("There are no hints in Real mode.");
    await expect(service.report({ id: start.id, owner })).rejects.toMatchObject({
      code: "conflict",
    });
    const after = await run(service, start.id, { type: "end" });
    expect(after).toMatchObject({ status: "ended", how: "early" });
    expect(after.questions[0]?.assessment).toMatchObject({ coverage: 0, hiddenPoints: 0 });
  });
});

describe("a command", () => {
  it("sent again, or twice at once, is applied once", async () => {
    const service = await startService();
    const { id, questions } = await create(service);
    const all = pointsOf(questions[0]?.questionNumber ?? 0).ids.join(" ");
    const request = { commandId: "submit-once", command: answer(all) };
    const both = await Promise.all([1, 2].map(() => service.run({ id, owner }, request)));
    const again = await service.run({ id, owner }, request);
    for (const { view, conflict } of [...both, again]) {
      expect(conflict).toBeUndefined();
      expect(view.questions[0]?.turns).toMatchObject([{ state: "submitted", answer: all }]);
    }
    expect(again.view.seq).toBe(4);
    expect(grader.answers).toHaveLength(1);
  });

  it("that another request of the same has overtaken is no conflict", async () => {
    let looks = 0;
    const service = await startService((store) => ({
      // The first look comes before the other request has written.
      wasApplied: async (query) => ++looks > 1 && store.wasApplied(query),
    }));
    const { id } = await create(service);
    const request = { commandId: "overtaken", command: answer("an answer") };
    const other = await startService();
    await other.run({ id, owner }, request);
    const late = await service.run({ id, owner }, request);
    expect(late.conflict).toBeUndefined();
    expect(late.view.questions[0]?.turns[0]).toMatchObject({ answer: "an answer" });
  });

  it("of two servers submits one answer, and the other learns what became of it", async () => {
    const [one, two] = [await startService(), await startService()];
    const { id } = await create(one);
    const outcomes = await Promise.all([
      one.run({ id, owner }, { commandId: "from-tab-one", command: answer("one") }),
      two.run({ id, owner }, { commandId: "from-tab-two", command: answer("two") }),
    ]);
    expect(outcomes.filter(({ conflict }) => conflict)).toHaveLength(1);
    const [a, b] = outcomes.map(({ view }) => view.questions[0]?.turns[0]?.answer);
    expect(a).toBe(b);
  });

  it("from a view that is behind is refused with the newer view, a draft is not", async () => {
    const service = await startService();
    const { id, seq } = await create(service);
    await run(service, id, { type: "save-draft", position: 1, turn: 0, text: "typed" });
    const early = {
      commandId: "not-behind",
      expectedSeq: seq,
      command: { type: "pause" as const },
    };
    expect((await service.run({ id, owner }, early)).conflict).toBeUndefined();
    const late = { commandId: "behind-now", expectedSeq: seq, command: { type: "end" as const } };
    const refused = await service.run({ id, owner }, late);
    expect(refused).toMatchObject({ conflict: expect.any(String), view: { status: "paused" } });
    const draft = await service.run(
      { id, owner },
      {
        commandId: "draft-behind",
        expectedSeq: seq,
        command: { type: "save-draft", position: 1, turn: 0, text: "typed on" },
      },
    );
    expect(draft.view.questions[0]?.turns[0]?.draft).toBe("typed on");
  });

  it.each<[string, Command]>([
    ["a probe nobody asked", answer("x", 1, 1)],
    ["a question not reached", answer("x", 2)],
    ["what is open", { type: "next", position: 1 }],
    [
      "points of no grade",
      {
        type: "confirm-points",
        position: 1,
        points: [{ pointId: "x", verdict: "covered" }],
      },
    ],
  ])("for %s is a conflict", async (_, command) => {
    const service = await startService();
    const { id } = await create(service);
    const { conflict, view } = await service.run({ id, owner }, { commandId: "no-good", command });
    expect(conflict).toEqual(expect.any(String));
    expect(view.seq).toBe(2);
  });
});

it("begins one interview however often its creation is sent", async () => {
  const service = await startService();
  const first = await create(service, {}, "create-once");
  const second = await create(service, { questions: 1 }, "create-once");
  expect(second).toMatchObject({ id: first.id, config: { questions: 5 } });
  expect(await service.list(owner)).toHaveLength(1);
});

it("keeps an answer whose grading fails and grades it at the next look, also after a restart", async () => {
  const service = await startService();
  const { id } = await create(service);
  grader.fail = true;
  const failed = await run(service, id, answer("an answer"));
  expect(failed).toMatchObject({
    problem: { code: "model-unreachable" },
    questions: [{ phase: "grading", turns: [{ state: "submitted", answer: "an answer" }] }],
  });
  grader.fail = false;
  const restarted = await startService();
  const view = await restarted.view({ id, owner });
  expect(view.problem).toBeUndefined();
  expect(view.questions[0]?.assessment).toMatchObject({ grader: "ids", coverage: 0 });
});

it("goes on while the grader is down, and reports once it is up", async () => {
  const service = await startService();
  const { id } = await create(service, { questions: 1 });
  grader.fail = true;
  await run(service, id, answer("an answer"));
  const view = await run(service, id, { type: "next", position: 1 });
  expect(view).toMatchObject({ status: "ended", how: "completed" });
  expect((await service.report({ id, owner })).questions[0]?.outcome).toBe("ungraded");
  grader.fail = false;
  expect((await service.report({ id, owner })).questions[0]?.outcome).toBe("assessed");
});

it("stands still while paused, but keeps what is typed", async () => {
  const service = await startService();
  const { id } = await create(service);
  const paused = await run(service, id, { type: "pause" });
  const typed = await run(service, id, { type: "save-draft", position: 1, turn: 0, text: "more" });
  expect(typed.questions[0]?.turns[0]?.draft).toBe("more");
  expect(typed.clock.activeMs).toBe(paused.clock.activeMs);
  const { conflict } = await service.run(
    { id, owner },
    { commandId: "while-paused", command: answer("x") },
  );
  expect(conflict).toBe("The interview is paused. Resume it first.");
  expect((await run(service, id, { type: "resume" })).status).toBe("active");
});

it("answers for another's interview as for one that does not exist", async () => {
  const service = await startService();
  const { id } = await create(service);
  await service.view({ id, owner });
  const asked = (key: { id: string; owner: string }) => [
    service.view(key),
    service.run(key, { commandId: "not-my-own", command: { type: "end" } }),
    service.report(key),
  ];
  const failures = await Promise.allSettled([
    ...asked({ id, owner: "stranger" }),
    ...asked({ id: "nothing", owner }),
  ]);
  for (const failure of failures) {
    expect(failure).toMatchObject({
      status: "rejected",
      reason: { code: "not-found", message: "There is no such interview." },
    });
  }
  expect(await service.list("stranger")).toEqual([]);
  expect((await service.progress("stranger")).interviews).toEqual([]);
  expect((await service.view({ id, owner })).status).toBe("active");
});

it("says plainly that a guide without key points cannot be asked", async () => {
  const questions = guide.content.guide.questions.map(({ details: _, ...rest }) => rest);
  const raw = {
    ...guide,
    content: { ...guide.content, guide: { ...guide.content.guide, questions } },
  };
  const store = await createLibsqlStore({ file: path.join(folder, "viva.db") });
  stores.push(store);
  const service = createInterviewService({
    store,
    grader: async () => grader,
    generation: async () => raw,
    now: () => now,
    newId: () => "raw",
    newSeed: () => 1,
  });
  await expect(create(service)).rejects.toMatchObject({
    code: "bad-request",
    message: expect.stringContaining("no key points"),
  });
});

it("asks next what is due, and lets the learner's rulings decide what that is", async () => {
  const service = await startService();
  const first = await create(service, { questions: 1, sections: ["Generative Model Families"] });
  const number = first.questions[0]?.questionNumber ?? 0;
  const { ids: pointIds } = pointsOf(number);
  await run(service, first.id, answer(pointIds.join(" ")));
  await run(service, first.id, {
    type: "confirm-points",
    position: 1,
    points: pointIds.map((pointId) => ({ pointId, verdict: "missing" as const })),
  });
  await run(service, first.id, { type: "next", position: 1 });
  const progress = await service.progress(owner);
  expect(progress.reviews).toMatchObject([
    { questionNumber: number, band: "little", basis: "confirmed", isDue: false, times: 1 },
  ]);
  now += 30 * 24 * 60 * 60_000;
  const second = await create(service, { questions: 1 });
  expect(second.questions[0]).toMatchObject({
    questionNumber: number,
    reason: { kind: "due", text: "Due for review: you last answered it 30 days ago." },
  });
});

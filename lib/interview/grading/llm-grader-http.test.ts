import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "@/e2e/fake-openai-server";
import { createLlm } from "@/lib/answer/create-llm";
import type { Grade, Rubric } from "../grade";
import { createLlmGrader } from "./llm-grader";
import { sampleGrader } from "./sample-grader";

const rubric: Rubric = {
  questionNumber: 7,
  question: "What is overfitting?",
  points: [
    "The model memorizes its training data.",
    "Validation loss rises.",
    "Dropout helps.",
  ].map((text, at) => ({
    id: `point-${at}`,
    text,
    weight: 2,
    passageId: "p-1",
    url: "/guide/07-overfitting#p-1",
    misconceptions: [],
  })),
};
/** A fake model reads its scenario out of the answer it is to grade. */
const answerFor = (scenario: string) =>
  `It learns the data by heart and repeats it. (scenario:${scenario})`;

let fake: FakeOpenAi;

beforeEach(async () => {
  fake = await startFakeOpenAi();
});

afterEach(async () => {
  await fake.close();
});

describe.each(["openai", "compatible"] as const)("over HTTP, a %s server", (kind) => {
  async function grade(scenario: string, timeoutMs = 20_000): Promise<Grade> {
    const { baseUrl } = fake;
    const model = await createLlm({ kind, model: "fake", apiKey: "sk-secret-key", baseUrl });
    const grader = createLlmGrader({
      model,
      name: `${kind}/fake`,
      fallback: sampleGrader,
      timeoutMs,
      onError: () => {},
    });
    return grader.grade(rubric, answerFor(scenario));
  }

  it("grades by the words it quotes, which are the answer's own", async () => {
    const { grader, points, flags } = await grade("answer");
    expect(grader).toBe(`${kind}/fake`);
    expect(points.map(({ verdict }) => verdict)).toEqual(["covered", "missing", "missing"]);
    expect(answerFor("answer")).toContain(points[0]?.evidence);
    expect(flags).not.toContain("fallback");
  });

  it("earns nothing by words that are not in the answer", async () => {
    const { coverage, points, flags } = await grade("hostile");
    expect(points.some(({ verdict }) => verdict === "covered")).toBe(false);
    expect(coverage).toBeLessThanOrEqual(15);
    expect(flags).toContain("quote-not-found");
  });

  it.each([
    ["malformed", 20_000],
    ["silent", 500],
    ["broken", 20_000],
    ["unauthorized", 20_000],
  ])("is replaced in sight by the embedded grader when it is %s", async (scenario, timeoutMs) => {
    const { grader, version, flags, reason } = await grade(scenario, timeoutMs);
    expect({ grader, version }).toEqual({ grader: "embedded", version: "e1" });
    expect(flags).toContain("fallback");
    expect(reason).toBeTruthy();
    expect(reason).not.toContain("sk-secret-key");
  });

  it("is waited for when it is slow", async () => {
    const { grader, flags } = await grade("slow");
    expect(grader).toBe(`${kind}/fake`);
    expect(flags).not.toContain("fallback");
  });
});

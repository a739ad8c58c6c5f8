import { readFileSync } from "node:fs";
import path from "node:path";
import { VivaError } from "@/lib/errors";
import { groupBy } from "@/lib/group-by";
import { parseGuide } from "@/lib/guide/parse-guide";
import { splitPassages } from "@/lib/guide/split-passages";
import type { InterviewGuide } from "./ask-question";
import { chooseBand } from "./choose-band";
import type { EventBody, InterviewEvent } from "./events";
import type { Grade, Grader, PointVerdict } from "./grade";
import { interviewConfigSchema } from "./interview-config";

/** Tests only: authored questions of the guide, with their passages, without an index. */
export function sampleGuide(names: readonly string[]): InterviewGuide {
  const guide = parseGuide(
    names.map((name) => ({
      path: `${name}.md`,
      text: readFileSync(path.resolve("content/guide", `${name}.md`), "utf8"),
    })),
  );
  const passages = guide.questions.flatMap(
    (question) =>
      splitPassages(question, { countTokens: (text) => text.length / 4, maxTokens: 256 }).passages,
  );
  return {
    name: "sample",
    content: {
      guide,
      passages,
      statements: [],
      outside: [],
      everydayWords: [],
      asked: [],
      claims: [],
    },
    questionByNumber: new Map(guide.questions.map((entry) => [entry.number, entry])),
    questionBySlug: new Map(guide.questions.map((entry) => [entry.slug, entry])),
    passageById: new Map(passages.map((passage) => [passage.id, passage])),
    passagesByNumber: groupBy(passages, ({ questionNumber }) => questionNumber),
  };
}

/**
 * Tests only: a grader that finds the points whose ids stand in the answer, `!id` contradicted and
 * `?id` unsure.
 */
export function createIdGrader(): Grader & { fail: boolean; readonly answers: string[] } {
  const answers: string[] = [];
  return {
    grader: "ids",
    version: "1",
    fail: false,
    answers,
    async grade(rubric, answer) {
      answers.push(answer);
      if (this.fail) throw new VivaError("model-unreachable", "The model is down. Start it.");
      const words = new Set(answer.split(/\s+/));
      return gradeWith(rubric.questionNumber, rubric.points, (id) => {
        if (words.has(id)) return "covered";
        if (words.has(`!${id}`)) return "contradicted";
        return words.has(`?${id}`) ? "unsure" : "missing";
      });
    },
  };
}

/** Tests only: a grade whose coverage counts covered points in full and unsure ones half. */
export function gradeWith(
  questionNumber: number,
  points: readonly { id: string; text: string; weight: number; passageId: string; url: string }[],
  verdictOf: (id: string) => PointVerdict,
): Grade {
  const credit = { covered: 1, unsure: 0.5, missing: 0, contradicted: 0 };
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const found = points.reduce((sum, { id, weight }) => sum + weight * credit[verdictOf(id)], 0);
  const coverage = Math.round((100 * found) / total);
  return {
    grader: "ids",
    version: "1",
    questionNumber,
    graded: true,
    band: chooseBand(coverage),
    coverage,
    range: { low: coverage, high: coverage },
    points: points.map(({ id, text, weight, passageId, url }) => {
      const verdict = verdictOf(id);
      const evidence = verdict === "missing" ? {} : { evidence: id };
      return { id, text, weight, passageId, url, verdict, ...evidence };
    }),
    flags: [],
  };
}

/** Tests only: a log of bodies, numbered from 1, one every `stepMs` from time 0. */
export function numberEvents(bodies: readonly EventBody[], stepMs = 1000): InterviewEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: index + 1, at: index * stepMs }));
}

/** Tests only: an interview about one invented question with three points and two follow-ups. */
export function sampleStart(
  config: Parameters<typeof interviewConfigSchema.parse>[0] = {},
): [EventBody, EventBody] {
  const reason = { kind: "unseen" as const, text: "Not asked before." };
  const point = (id: string, weight: number) => ({
    id,
    text: `It is ${id}.`,
    weight,
    passageId: `p-${id}`,
    url: `/guide/07-sample#p-${id}`,
    misconceptions: [],
    topic: `About ${id}`,
    opening: `In ${id} we trust`,
  });
  return [
    {
      type: "created",
      config: interviewConfigSchema.parse(config),
      seed: 1,
      generation: "sample",
      plan: [
        { number: 7, reason },
        { number: 8, reason },
      ],
    },
    {
      type: "question-asked",
      position: 1,
      reason,
      question: {
        number: 7,
        slug: "07-sample",
        section: "Samples",
        question: "What is a sample?",
        difficulty: "foundation",
        points: [point("small", 1), point("large", 3), point("medium", 2)],
        followUps: [
          { question: "How small?", pointId: "small" },
          { question: "How large?", pointId: "large" },
        ],
      },
    },
  ];
}

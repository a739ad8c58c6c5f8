import { chooseBand } from "../choose-band";
import type { Grade, Grader, Rubric } from "../grade";

/**
 * Temporary: stands in until the real graders are merged, so that interviews can be run and tested.
 * It calls a point covered when the answer holds most of the point's longer words.
 */
export function createGrader(): Grader {
  const [grader, version] = ["temporary-word-overlap", "0"];
  return {
    grader,
    version,
    async grade(rubric, answer) {
      return { grader, version, ...gradeWords(rubric, answer) };
    },
  };
}

function gradeWords(rubric: Rubric, answer: string): Omit<Grade, "grader" | "version"> {
  const said = new Set(longWords(answer));
  const points = rubric.points.map(({ id, text, weight, passageId, url }) => {
    const words = longWords(text);
    const share = words.filter((word) => said.has(word)).length / Math.max(1, words.length);
    const covered = share > 0.5;
    return {
      id,
      text,
      weight,
      verdict: covered ? ("covered" as const) : ("missing" as const),
      ...(covered ? { evidence: answer.slice(0, 200) } : {}),
      passageId,
      url,
    };
  });
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const found = points.reduce(
    (sum, { weight, verdict }) => sum + (verdict === "covered" ? weight : 0),
    0,
  );
  const coverage = total === 0 ? 0 : Math.round((100 * found) / total);
  return {
    questionNumber: rubric.questionNumber,
    graded: true,
    band: chooseBand(coverage),
    coverage,
    range: { low: coverage, high: coverage },
    points,
    flags: [],
  };
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
}

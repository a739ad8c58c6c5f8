import { z } from "zod";

const fenced = /<answer-([\w-]+)>\n([\s\S]*)\n<\/answer-\1>/;
const keyPointLine = /^\d+\. /gm;

const request = z.looseObject({ stream: z.boolean().optional() });

/** What a request for a grade holds; undefined for a request of another kind. */
export interface GradingRequest {
  readonly answer: string;
  readonly pointCount: number;
}

/** Reads a request body: grades are asked for in one piece, with the answer between fences. */
export function readGradingRequest(body: string): GradingRequest | undefined {
  const parsed = request.safeParse(parseJson(body));
  if (!parsed.success || parsed.data.stream) return undefined;
  const text = stringsIn(parsed.data).find((value) => fenced.test(value)) ?? "";
  const answer = fenced.exec(text)?.[2];
  if (answer === undefined) return undefined;
  const points = text.slice(0, text.indexOf("<answer-")).match(keyPointLine) ?? [];
  return { answer, pointCount: points.length };
}

/**
 * A grader's reply. An honest one covers the first point with the answer's first words; a hostile
 * one covers all points with words the answer does not hold; a malformed one is prose.
 */
export function gradingReply({ answer, pointCount }: GradingRequest, scenario: string): string {
  if (scenario === "malformed") return "A fine answer. I would give it ninety points.";
  const words = answer.split(/\s+/).slice(0, 6).join(" ");
  const points = Array.from({ length: pointCount }, (_, at) => {
    if (scenario === "hostile") {
      return { n: at + 1, verdict: "covered", quote: "words that nobody has ever answered" };
    }
    return at === 0
      ? { n: 1, verdict: "covered", quote: words }
      : { n: at + 1, verdict: "missing", quote: "" };
  });
  return JSON.stringify({ points });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

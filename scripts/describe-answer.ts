import type { CollectedAnswer } from "@/lib/answer/collect-answer";
import { readMarkers } from "@/lib/answer/markers";

/** An answer with its sources as a terminal shows it. */
export function describeAnswer(answer: CollectedAnswer): string {
  const { metadata, text, sources, grounding, suggestions, failure } = answer;
  const cited = new Set(readMarkers(text));
  const lines = [text.trim()];
  const doubtful = grounding.filter(({ verdict }) => verdict !== "supported");
  if (doubtful.length > 0) {
    lines.push("", "Not borne out by the passages cited");
    for (const { text: sentence, verdict, better = [] } of doubtful) {
      const found = better.length > 0 ? `; found in [${better.join("], [")}]` : "";
      lines.push(`  ${verdict}${found}: ${sentence}`);
    }
  }
  if (cited.size > 0) {
    lines.push("", "Sources");
    for (const { n, questionNumber, question, headingPath, url } of sources) {
      if (cited.has(n)) {
        lines.push(
          `  [${n}] ${questionNumber}. ${[question, ...headingPath].join(" › ")}`,
          `      ${url}`,
        );
      }
    }
  }
  if (suggestions.length > 0) {
    lines.push("", metadata?.answerable ? "Related" : "Nearest questions");
    for (const { number, question, url, answered } of suggestions) {
      lines.push(`  ${number}. ${question}${answered ? "" : " (no answer yet)"}  ${url}`);
    }
  }
  if (failure) lines.push("", failure.message);
  if (metadata) {
    const sure = metadata.answerable ? `, confidence ${metadata.confidence.toFixed(2)}` : "";
    lines.push("", `Answered by: ${metadata.model}${sure}`);
  }
  return lines.join("\n");
}

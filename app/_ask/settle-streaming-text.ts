import remend from "remend";

/**
 * Half-streamed Markdown made fit to show: marks left open are closed, and an unfinished marker,
 * link or formula at the end waits until it is whole.
 */
export function settleStreamingText(text: string): string {
  return remend(withoutOpenFormula(text).replace(/[ \t]*\[\d{0,2}$/, ""), {
    linkMode: "text-only",
    katex: false,
  });
}

function withoutOpenFormula(text: string): string {
  const fences = text.match(/^ {0,3}```/gm) ?? [];
  if (fences.length % 2 === 1) return text;
  const parts = text.split("$$");
  return parts.length % 2 === 0 ? parts.slice(0, -1).join("$$") : text;
}

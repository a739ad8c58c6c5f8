import type { HintView } from "@/lib/interview/interview-view";

const introductions: Readonly<Record<number, string>> = {
  1: "Think of",
  2: "The point",
  3: "The guide begins",
};

/** The hints given on a turn, each saying more than the one before. */
export function HintList({ hints }: { readonly hints: readonly HintView[] }) {
  if (hints.length === 0) return null;
  return (
    <ul className="hint-list" aria-label="Hints">
      {hints.map(({ level, text }) => (
        <li key={level}>
          <span className="text-muted">
            Hint {level}. {introductions[level]}:
          </span>{" "}
          {level === 3 ? `“${text}”` : text}
        </li>
      ))}
    </ul>
  );
}

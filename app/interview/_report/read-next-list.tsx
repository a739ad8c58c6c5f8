import { PassageLink } from "@/app/components/passage-link";
import type { ReadNext } from "@/lib/interview/report";
import { plural } from "../wording";

/** Passages listed before the rest is folded away. */
const shownFirst = 5;

/** Passages of the guide with what the answers left out, weightiest first. */
export function ReadNextList({ passages }: { readonly passages: readonly ReadNext[] }) {
  if (passages.length === 0) {
    return (
      <p className="mt-2 text-muted">
        No point of an answered question was left out. Questions without an answer link to their
        pages below.
      </p>
    );
  }
  return (
    <>
      <Passages passages={passages.slice(0, shownFirst)} />
      {passages.length > shownFirst && (
        <details>
          <summary className="link inline-flex min-h-11 items-center">
            {plural(passages.length - shownFirst, "more passage")}
          </summary>
          <Passages passages={passages.slice(shownFirst)} />
        </details>
      )}
    </>
  );
}

function Passages({ passages }: { readonly passages: readonly ReadNext[] }) {
  return (
    <ul className="mt-2 divide-y divide-line">
      {passages.map(({ url, question, points }) => (
        <li key={url} className="py-3">
          <p className="text-muted text-sm">{question}</p>
          <ul className="my-1 font-serif text-[1.0625rem] leading-snug">
            {points.map((point) => (
              <li key={point.id} className="py-0.5">
                {point.text}
              </li>
            ))}
          </ul>
          <PassageLink href={url} about={points[0]?.text} />
        </li>
      ))}
    </ul>
  );
}

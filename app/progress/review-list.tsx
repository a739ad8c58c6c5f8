import Link from "next/link";
import { LocalDate } from "@/app/components/local-date";
import { bandLabels, plural } from "@/app/interview/wording";
import type { Review } from "@/lib/interview/progress";

/** Reviews ahead that are listed before the rest is folded away. */
const shownAhead = 5;

/** Questions by when to review them, those due now first. */
export function ReviewList({ reviews }: { readonly reviews: readonly Review[] }) {
  const due = reviews.filter(({ isDue }) => isDue);
  const ahead = reviews.filter(({ isDue }) => !isDue);
  if (reviews.length === 0) {
    return (
      <p className="mt-2 text-muted">
        Answered questions come up here again, the sooner the less their answers covered.
      </p>
    );
  }
  return (
    <>
      {due.length === 0 ? (
        <p className="mt-2 text-muted">Nothing is due now.</p>
      ) : (
        <>
          <p className="mt-2 mb-1">
            {plural(due.length, "question is", "questions are")} due. A new interview asks them
            first.{" "}
            <Link className="link" href="/interview">
              Set one up
            </Link>
          </p>
          <Rows reviews={due} />
        </>
      )}
      {ahead.length > 0 && (
        <>
          <h3 className="eyebrow mt-6 mb-1">Later</h3>
          <Rows reviews={ahead.slice(0, shownAhead)} />
          {ahead.length > shownAhead && (
            <details>
              <summary className="link inline-flex min-h-11 items-center">
                {plural(ahead.length - shownAhead, "more question")}
              </summary>
              <Rows reviews={ahead.slice(shownAhead)} />
            </details>
          )}
        </>
      )}
    </>
  );
}

function Rows({ reviews }: { readonly reviews: readonly Review[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {reviews.map(({ questionNumber, question, url, dueAt, isDue, times, band, basis }) => (
        <li key={questionNumber} className="list-row">
          <Link className="link min-w-0 flex-1 basis-80 font-serif" href={url} prefetch={false}>
            {question}
          </Link>
          <span className="text-muted text-sm">
            {isDue ? "Due since" : "Due on"} <LocalDate iso={dueAt} />. {bandLabels[band]}
            {basis === "provisional" && ", not confirmed by you"}; answered{" "}
            {times === 1 ? "once" : `${times} times`}.
          </span>
        </li>
      ))}
    </ul>
  );
}

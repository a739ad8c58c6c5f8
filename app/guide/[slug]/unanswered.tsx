import Link from "next/link";
import type { Question } from "@/lib/guide/types";

/** Stands where the answer would be. */
export function Unanswered({ neighbours }: { readonly neighbours: readonly Question[] }) {
  return (
    <div className="mt-8 max-w-[44rem]">
      <p className="notice">The guide asks this question but has no answer to it yet.</p>
      {neighbours.length > 0 && (
        <section className="mt-6" aria-labelledby="nearby">
          <h2 id="nearby" className="mb-2 font-semibold text-lg">
            Answered questions nearby
          </h2>
          <ul className="grid gap-2">
            {neighbours.map(({ slug, question, section }) => (
              <li key={slug} className="card px-4 py-3">
                <Link className="link font-serif text-[1.0625rem]" href={`/guide/${slug}`}>
                  {question}
                </Link>
                <p className="text-muted text-sm">{section}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

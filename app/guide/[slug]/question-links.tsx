import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import type { Question } from "@/lib/guide/types";

interface QuestionLinksProps {
  readonly previous?: Question;
  readonly next?: Question;
}

/** The way on through the guide. */
export function QuestionLinks({ previous, next }: QuestionLinksProps) {
  return (
    <nav className="question-links" aria-label="Neighbouring questions">
      {previous && (
        <Link href={`/guide/${previous.slug}`} prefetch={false}>
          <span className="eyebrow flex items-center gap-1">
            <ArrowLeft aria-hidden="true" size={14} />
            Previous
          </span>
          {previous.question}
        </Link>
      )}
      {next && (
        <Link className="question-links-next" href={`/guide/${next.slug}`} prefetch={false}>
          <span className="eyebrow flex items-center gap-1">
            Next
            <ArrowRight aria-hidden="true" size={14} />
          </span>
          {next.question}
        </Link>
      )}
    </nav>
  );
}

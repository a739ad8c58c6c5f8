import { MessageCircleQuestion } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ProblemNotice } from "@/app/components/problem-notice";
import { loadGuide } from "@/app/load-guide";
import { findNeighbours } from "./neighbours";
import { PassageTarget } from "./passage-target";
import { QuestionBody } from "./question-body";
import { QuestionLinks } from "./question-links";
import { References } from "./references";
import { Unanswered } from "./unanswered";

interface QuestionPageProps {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: QuestionPageProps): Promise<Metadata> {
  const { slug } = await params;
  const { generation } = await loadGuide();
  const question = generation?.questionBySlug.get(slug);
  return { title: question?.question ?? "Not found", description: question?.details?.summary };
}

export default async function QuestionPage({ params }: QuestionPageProps) {
  const [{ slug }, { generation, problem }] = await Promise.all([params, loadGuide()]);
  if (problem !== undefined) {
    return (
      <div className="page">
        <ProblemNotice message={problem} />
      </div>
    );
  }
  const question = generation.questionBySlug.get(slug);
  if (!question) notFound();
  const neighbours = findNeighbours(generation.content.guide, question);
  const passages = generation.passagesByNumber.get(question.number) ?? [];
  return (
    <div className="page guide-page">
      <article className="min-w-0">
        <nav aria-label="Breadcrumb" className="breadcrumb">
          <Link href="/guide">Guide</Link>
          <span aria-hidden="true">›</span>
          <Link href={`/guide#${neighbours.sectionId}`}>{question.section}</Link>
        </nav>
        <h1 className="guide-title">{question.question}</h1>
        <p className="mt-3 flex flex-wrap items-center gap-2 text-muted text-sm">
          Question {question.number}
          {question.details && <span className="badge">{question.details.difficulty}</span>}
          {question.status === "partial" && <span className="badge">short answer</span>}
        </p>
        {question.details && question.status !== "unanswered" && (
          <p className="guide-lead">{question.details.summary}</p>
        )}
        <PassageTarget />
        {question.status === "unanswered" ? (
          <Unanswered neighbours={neighbours.answered} />
        ) : (
          <QuestionBody question={question} passages={passages} />
        )}
        <References references={question.details?.references ?? []} />
        <QuestionLinks previous={neighbours.previous} next={neighbours.next} />
      </article>
      <aside className="guide-rail" aria-label="About this question">
        <Link
          className="button w-full"
          href={`/?ask=${encodeURIComponent(question.question)}`}
          prefetch={false}
        >
          <MessageCircleQuestion aria-hidden="true" size={18} />
          Ask about this question
        </Link>
        {neighbours.related.length > 0 && (
          <section aria-labelledby="related">
            <h2 id="related" className="eyebrow mb-2">
              Related questions
            </h2>
            <ul className="grid gap-3">
              {neighbours.related.map((entry) => (
                <li key={entry.slug}>
                  <Link className="related-link" href={`/guide/${entry.slug}`} prefetch={false}>
                    {entry.question}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}

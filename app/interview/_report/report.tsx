import { Download } from "lucide-react";
import Link from "next/link";
import { LocalDate } from "@/app/components/local-date";
import { PassageLink } from "@/app/components/passage-link";
import type { Report as ReportData } from "@/lib/interview/report";
import { formatDuration } from "../format-time";
import { describeConfig, endingLabels, plural } from "../wording";
import { ReportQuestionBlock } from "./report-question";
import { SectionFigures } from "./section-figures";

/** What an ended interview amounts to. */
export function Report({ report }: { readonly report: ReportData }) {
  const { id, questions, readNext, planned, how, activeMs, config } = report;
  const answered = questions.filter(({ turns }) => turns[0]?.state === "submitted").length;
  return (
    <div className="page pt-10 pb-20">
      <div className="max-w-[44rem]">
        <p className="eyebrow">
          <LocalDate iso={report.createdAt} time />
        </p>
        <h1 className="guide-title">Interview report</h1>
        <p className="mt-3 text-muted">
          {answered} of {plural(planned, "question")} answered in {formatDuration(activeMs)},{" "}
          {endingLabels[how]}. {describeConfig(config)}.
        </p>
        <p className="mt-3">
          Coverage is the weighted share of the guide’s points that was found in your answers. It
          says what was mentioned, not whether it is right. Where the grader erred, overrule it: the
          figures follow you.
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <a className="button" href={`/api/interviews/${id}/report?format=markdown`} download>
            <Download aria-hidden="true" size={17} />
            Markdown
          </a>
          <a className="button" href={`/api/interviews/${id}/report?format=json`} download>
            <Download aria-hidden="true" size={17} />
            JSON
          </a>
          <Link className="button" href="/interview">
            New interview
          </Link>
          <Link className="button" href="/progress">
            Progress
          </Link>
        </div>
        <section className="report-section" aria-labelledby="by-section">
          <h2 id="by-section" className="font-semibold text-lg">
            Coverage by section
          </h2>
          <SectionFigures report={report} />
        </section>
        <section className="report-section" aria-labelledby="read-next">
          <h2 id="read-next" className="font-semibold text-lg">
            What to read next
          </h2>
          {readNext.length === 0 ? (
            <p className="mt-2 text-muted">
              No point of an answered question was left out. Skipped questions link to their pages
              below.
            </p>
          ) : (
            <ol className="mt-2 divide-y divide-line">
              {readNext.map(({ url, question, section, points }) => (
                <li key={url} className="py-3">
                  <p className="text-muted text-sm">
                    {section} <span aria-hidden="true">›</span> {question}
                  </p>
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
            </ol>
          )}
        </section>
        <section className="report-section" aria-labelledby="by-question">
          <h2 id="by-question" className="mb-4 font-semibold text-lg">
            Question by question
          </h2>
          {questions.map((question) => (
            <ReportQuestionBlock key={question.position} interviewId={id} question={question} />
          ))}
        </section>
      </div>
    </div>
  );
}

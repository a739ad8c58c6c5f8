import { Download } from "lucide-react";
import Link from "next/link";
import { LocalDate } from "@/app/components/local-date";
import type { Report as ReportData, ReportQuestion } from "@/lib/interview/report";
import { formatDuration } from "../format-time";
import { bandLabels, describeConfig, endingLabels, outcomeLabels, plural } from "../wording";
import { ReadNextList } from "./read-next-list";
import { ReportQuestionBlock } from "./report-question";
import { ReportTitle } from "./report-title";
import { SectionFigures } from "./section-figures";

/** What an ended interview amounts to. */
export function Report({ report }: { readonly report: ReportData }) {
  const { id, questions, planned, how, activeMs, config } = report;
  const answered = questions.filter(({ turns }) => turns[0]?.state === "submitted").length;
  return (
    <div className="page guide-page">
      <div className="min-w-0">
        <p className="eyebrow">
          <LocalDate iso={report.createdAt} time />
        </p>
        <ReportTitle interviewId={id} />
        <p className="mt-3 text-muted">
          {answered} of {plural(planned, "question")} answered in {formatDuration(activeMs)},{" "}
          {endingLabels[how]}. {describeConfig(config)}.
        </p>
        <p className="mt-3">
          Coverage says how much of a full answer, by the guide’s points, was found in yours; not
          whether what you said is right. Where the grader erred, overrule it: the figures follow
          you.
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
          <ReadNextList passages={report.readNext} />
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
      <Outline questions={questions} />
    </div>
  );
}

/** The way to each question, beside a report that is wide enough. */
function Outline({ questions }: { readonly questions: readonly ReportQuestion[] }) {
  return (
    <nav className="guide-rail report-outline" aria-label="Questions of this report">
      <ol className="grid gap-3">
        {questions.map(({ position, question, assessment, outcome }) => (
          <li key={position}>
            <a className="outline-link" href={`#answer-${position}`}>
              {position}. {question}
              <span className="text-muted text-sm">
                {assessment?.graded ? bandLabels[assessment.band] : outcomeLabels[outcome]}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

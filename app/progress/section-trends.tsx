import Link from "next/link";
import { LocalDate } from "@/app/components/local-date";
import { graderName, plural } from "@/app/interview/wording";
import type { SectionProgress } from "@/lib/interview/progress";
import { TrendLine } from "./trend-line";

/** Every section asked so far with its coverage over time, one line for each grader and version. */
export function SectionTrends({ sections }: { readonly sections: readonly SectionProgress[] }) {
  const touched = sections.filter(({ series }) => series.length > 0);
  const untouched = sections.filter(
    ({ series, questions }) => series.length === 0 && questions > 0,
  );
  return (
    <>
      <p className="mt-2 text-muted">
        Each point is the mean coverage of one interview’s answers in the section; its range is in
        the interview’s report. Figures of different graders, or versions of one, are not compared.
      </p>
      <ul className="mt-3">
        {touched.map((section) => (
          <li key={section.section} className="trend-row">
            <div>
              <h3 className="font-medium">{section.section}</h3>
              <p className="text-muted text-sm">
                {section.answered} of {plural(section.questions, "question")} answered.{" "}
                <PracticeLink section={section.section} />
              </p>
            </div>
            <div className="grid gap-4">
              {section.series.map((series) => (
                <Series
                  key={`${series.grader} ${series.version}`}
                  section={section.section}
                  series={series}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {untouched.length > 0 && (
        <details className="mt-4">
          <summary className="link inline-flex min-h-11 items-center">
            {plural(untouched.length, "section")} not answered yet
          </summary>
          <ul className="divide-y divide-line border-line border-y">
            {untouched.map(({ section, questions }) => (
              <li key={section} className="list-row">
                <span className="min-w-0 flex-1">{section}</span>
                <span className="text-muted text-sm">
                  {plural(questions, "question")}. <PracticeLink section={section} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function PracticeLink({ section }: { readonly section: string }) {
  return (
    <Link
      className="link"
      href={`/interview?sections=${encodeURIComponent(section)}`}
      prefetch={false}
    >
      Practise<span className="sr-only"> {section}</span>
    </Link>
  );
}

interface SeriesProps {
  readonly section: string;
  readonly series: SectionProgress["series"][number];
}

function Series({ section, series }: SeriesProps) {
  const { grader, version, points } = series;
  const last = points.at(-1);
  const name = `${graderName(grader)}, version ${version}`;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <TrendLine values={points.map(({ coverage }) => coverage)} />
        <p className="text-sm">
          <span className="figure font-semibold">{last && Math.round(last.coverage)}</span>{" "}
          <span className="text-muted">of 100 last, {name}</span>
        </p>
      </div>
      <details>
        <summary className="inline-flex min-h-11 items-center text-muted text-sm hover:text-ink">
          {plural(points.length, "figure")}
          <span className="sr-only">
            {" "}
            of {section}, {name}
          </span>
        </summary>
        <ul className="mb-2 text-sm">
          {points.map(({ interviewId, at, answers, coverage }) => (
            <li key={interviewId} className="py-0.5">
              <Link className="link" href={`/interview/${interviewId}`} prefetch={false}>
                <LocalDate iso={at} time />
              </Link>
              : {Math.round(coverage)} over {plural(answers, "answer")}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

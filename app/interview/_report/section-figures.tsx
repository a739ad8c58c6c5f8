import type { CoverageByGrader } from "@/lib/interview/interview-view";
import type { Report, ReportQuestion } from "@/lib/interview/report";
import { CoverageBar } from "../_components/coverage-bar";
import { graderName, plural } from "../wording";
import { meanRange } from "./section-ranges";

/** The chart by section: a table whose figures are drawn above their numbers. */
export function SectionFigures({ report }: { readonly report: Report }) {
  const { sections, questions, coverage } = report;
  const named = coverage.length > 1;
  return (
    <table className="figures mt-2">
      <caption className="sr-only">Coverage by section, with the range it probably lies in</caption>
      <thead>
        <tr>
          <th scope="col">Section</th>
          <th scope="col">Coverage of 100</th>
        </tr>
      </thead>
      <tbody>
        {sections.map(({ section, asked, answered, coverage: means }) => (
          <tr key={section}>
            <th scope="row">
              {section}
              <span className="block text-muted text-sm">
                {answered} of {asked} answered
              </span>
            </th>
            <td>
              <Means
                means={means}
                questions={questions.filter((question) => question.section === section)}
                named={named}
              />
            </td>
          </tr>
        ))}
      </tbody>
      {sections.length > 1 && coverage.length > 0 && (
        <tfoot>
          <tr>
            <th scope="row">All sections</th>
            <td>
              <Means means={coverage} questions={questions} named={named} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface MeansProps {
  /** One for each grader and version. */
  readonly means: readonly CoverageByGrader[];
  /** Those the means are over. */
  readonly questions: readonly ReportQuestion[];
  /** Whether there are several graders to tell apart. */
  readonly named: boolean;
}

function Means({ means, questions, named }: MeansProps) {
  if (means.length === 0) return <span className="text-muted">Nothing graded</span>;
  return means.map((mean) => {
    const range = meanRange(questions, mean);
    const certain = !range || range.low === range.high;
    return (
      <div key={`${mean.grader} ${mean.version}`} className="py-0.5">
        <CoverageBar coverage={mean.coverage} range={certain ? undefined : range} />
        <span className="figure">
          {Math.round(mean.coverage)}
          <span className="font-normal text-muted text-sm">
            {range &&
              !certain &&
              `, between ${Math.round(range.low)} and ${Math.round(range.high)}`}
            {mean.answers > 1 && `, mean of ${plural(mean.answers, "answer")}`}
          </span>
        </span>
        {named && (
          <span className="block font-normal text-muted text-sm">
            {graderName(mean.grader)}, version {mean.version}
          </span>
        )}
      </div>
    );
  });
}

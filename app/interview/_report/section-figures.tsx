import type { Report } from "@/lib/interview/report";
import { CoverageBar } from "../_components/coverage-bar";
import { graderName } from "../wording";
import { meanRange } from "./section-ranges";

/** The chart by section: a table whose figures are drawn beside them. */
export function SectionFigures({ report }: { readonly report: Report }) {
  const { sections, questions, coverage } = report;
  const severalGraders = coverage.length > 1;
  return (
    <table className="figures mt-2">
      <caption className="sr-only">Coverage by section, with the range it probably lies in</caption>
      <thead>
        <tr>
          <th scope="col">Section</th>
          <th scope="col">Answered</th>
          <th scope="col" className="bar-cell">
            <span className="sr-only">Drawn</span>
          </th>
          <th scope="col">Coverage of 100</th>
        </tr>
      </thead>
      <tbody>
        {sections.flatMap(({ section, asked, answered, coverage: means }) => {
          const own = questions.filter((question) => question.section === section);
          const rows = means.map((mean) => ({ mean, range: meanRange(own, mean) }));
          if (rows.length === 0) {
            return [
              <tr key={section}>
                <th scope="row">{section}</th>
                <td className="figure">
                  {answered} of {asked}
                </td>
                <td className="bar-cell" />
                <td className="text-muted">Nothing graded</td>
              </tr>,
            ];
          }
          return rows.map(({ mean, range }) => (
            <tr key={`${section} ${mean.grader} ${mean.version}`}>
              <th scope="row">
                {section}
                {severalGraders && (
                  <span className="block text-muted text-sm">
                    {graderName(mean.grader)}, version {mean.version}
                  </span>
                )}
              </th>
              <td className="figure">
                {answered} of {asked}
              </td>
              <td className="bar-cell">
                <CoverageBar coverage={mean.coverage} range={range} />
              </td>
              <td className="figure">
                {Math.round(mean.coverage)}
                {range && range.high > range.low && (
                  <span className="text-muted">
                    {" "}
                    ({Math.round(range.low)} to {Math.round(range.high)})
                  </span>
                )}
              </td>
            </tr>
          ));
        })}
      </tbody>
    </table>
  );
}

import Link from "next/link";
import { LocalDate } from "@/app/components/local-date";
import { formatDuration } from "@/app/interview/format-time";
import { describeConfig, graderName, plural } from "@/app/interview/wording";
import type { CoverageByGrader, InterviewSummary } from "@/lib/interview/interview-view";

/** Every interview with what its answers covered, newest first. */
export function History({ interviews }: { readonly interviews: readonly InterviewSummary[] }) {
  return (
    <table className="figures">
      <caption className="sr-only">Your interviews, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Interview</th>
          <th scope="col">Mean coverage of 100</th>
        </tr>
      </thead>
      <tbody>
        {interviews.map(({ id, createdAt, status, config, answered, planned, ...figures }) => (
          <tr key={id}>
            <th scope="row">
              <Link className="link" href={`/interview/${id}`} prefetch={false}>
                <LocalDate iso={createdAt} time />
              </Link>
              <span className="block text-muted text-sm">
                {answered} of {plural(planned, "question")} answered in{" "}
                {formatDuration(figures.activeMs)}. {describeConfig(config)}
              </span>
            </th>
            <td>
              {status === "ended" ? (
                <Means means={figures.coverage} />
              ) : (
                <span className="text-muted">Not ended yet</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Means({ means }: { readonly means: readonly CoverageByGrader[] }) {
  if (means.length === 0) return <span className="text-muted">Nothing graded</span>;
  return means.map(({ grader, version, answers, coverage }) => (
    <span key={`${grader} ${version}`} className="block">
      <span className="figure">{Math.round(coverage)}</span>{" "}
      <span className="text-muted text-sm">
        over {plural(answers, "answer")}, {graderName(grader)}, version {version}
      </span>
    </span>
  ));
}

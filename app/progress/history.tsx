import Link from "next/link";
import { LocalDate } from "@/app/components/local-date";
import { formatDuration } from "@/app/interview/format-time";
import { describeConfig, graderName } from "@/app/interview/wording";
import type { InterviewSummary } from "@/lib/interview/interview-view";

/** Every interview with what its answers covered, newest first. */
export function History({ interviews }: { readonly interviews: readonly InterviewSummary[] }) {
  return (
    <table className="figures">
      <caption className="sr-only">Your interviews, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Interview</th>
          <th scope="col">Answered</th>
          <th scope="col">Time</th>
          <th scope="col">Mean coverage of 100</th>
        </tr>
      </thead>
      <tbody>
        {interviews.map(
          ({ id, createdAt, status, config, answered, planned, activeMs, coverage }) => (
            <tr key={id}>
              <th scope="row">
                <Link className="link" href={`/interview/${id}`} prefetch={false}>
                  <LocalDate iso={createdAt} time />
                </Link>
                {status !== "ended" && <span className="badge ml-2">not ended</span>}
                <span className="block text-muted text-sm">{describeConfig(config)}</span>
              </th>
              <td className="figure">
                {answered} of {planned}
              </td>
              <td className="figure">{formatDuration(activeMs)}</td>
              <td>
                {coverage.length === 0 && (
                  <span className="text-muted">
                    {status === "ended" ? "Nothing graded" : "After its end"}
                  </span>
                )}
                {coverage.map((entry) => (
                  <span key={`${entry.grader} ${entry.version}`} className="block">
                    <span className="figure">{Math.round(entry.coverage)}</span>{" "}
                    <span className="text-muted text-sm">
                      over {entry.answers}, {graderName(entry.grader)} {entry.version}
                    </span>
                  </span>
                ))}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

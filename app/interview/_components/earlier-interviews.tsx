import Link from "next/link";
import { LocalDate } from "@/app/components/local-date";
import type { InterviewSummary } from "@/lib/interview/interview-view";
import { describeConfig, plural } from "../wording";

/** A learner's interviews, each with the way back into it. */
export function EarlierInterviews({
  interviews,
}: {
  readonly interviews: readonly InterviewSummary[];
}) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {interviews.map((interview) => (
        <li key={interview.id} className="list-row">
          <Link className="link font-medium" href={`/interview/${interview.id}`} prefetch={false}>
            {interview.status === "ended" ? "Report" : "Resume"} of{" "}
            <LocalDate iso={interview.createdAt} />
          </Link>
          <span className="text-muted text-sm">
            {plural(interview.answered, "answer")} to {plural(interview.planned, "question")}
            {interview.status === "paused" && ", paused"}. {describeConfig(interview.config)}
          </span>
        </li>
      ))}
    </ul>
  );
}

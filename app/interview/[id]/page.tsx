import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProblemNotice } from "@/app/components/problem-notice";
import { Interview } from "../_components/interview";
import { Report } from "../_report/report";
import { loadInterview } from "../load-interviews";

interface InterviewPageProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: InterviewPageProps): Promise<Metadata> {
  const loaded = await loadInterview((await params).id);
  if (!("found" in loaded)) return { title: "Interview" };
  return { title: loaded.found.report ? "Interview report" : "Interview" };
}

export default async function InterviewPage({ params }: InterviewPageProps) {
  const loaded = await loadInterview((await params).id);
  if ("found" in loaded) {
    const { view, report } = loaded.found;
    return report ? <Report report={report} /> : <Interview initial={view} />;
  }
  if (loaded.missing) notFound();
  return (
    <div className="page">
      <ProblemNotice title="The interview cannot be shown." message={loaded.problem} />
    </div>
  );
}

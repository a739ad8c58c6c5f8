import type { Metadata } from "next";
import Link from "next/link";
import { ProblemNotice } from "@/app/components/problem-notice";
import { loadProgress } from "@/app/interview/load-interviews";
import { plural } from "@/app/interview/wording";
import { History } from "./history";
import { ReviewList } from "./review-list";
import { SectionTrends } from "./section-trends";

export const metadata: Metadata = { title: "Progress" };

export default async function ProgressPage() {
  const loaded = await loadProgress();
  if (!("found" in loaded)) {
    return (
      <div className="page">
        <h1 className="guide-title pt-10">Progress</h1>
        <ProblemNotice title="Progress cannot be shown." message={loaded.problem} />
      </div>
    );
  }
  const { interviews, sections, reviews, due } = loaded.found;
  const asked = sections.reduce((sum, { questions }) => sum + questions, 0);
  const answered = sections.reduce((sum, section) => sum + section.answered, 0);
  return (
    <div className="page pt-10 pb-20">
      <h1 className="guide-title">Progress</h1>
      {interviews.length === 0 ? (
        <>
          <p className="mt-3 max-w-[58ch] text-lg text-muted">
            Nothing yet. After your first mock interview this page shows what your answers cover,
            section by section, and which questions are due again.
          </p>
          <p className="mt-6">
            <Link className="button button-primary" href="/interview">
              To the mock interview
            </Link>
          </p>
        </>
      ) : (
        <>
          <p className="mt-2 text-muted">
            {plural(interviews.length, "interview")}, {answered} of {asked} questions answered,{" "}
            {due} due for review
          </p>
          <div className="max-w-[52rem]">
            <section className="report-section" aria-labelledby="due">
              <h2 id="due" className="font-semibold text-lg">
                Questions to review
              </h2>
              <ReviewList reviews={reviews} />
            </section>
            <section className="report-section" aria-labelledby="sections">
              <h2 id="sections" className="font-semibold text-lg">
                Coverage by section over time
              </h2>
              <SectionTrends sections={sections} />
            </section>
            <section className="report-section" aria-labelledby="history">
              <h2 id="history" className="mb-2 font-semibold text-lg">
                Interviews
              </h2>
              <History interviews={interviews} />
            </section>
          </div>
        </>
      )}
    </div>
  );
}

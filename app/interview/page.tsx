import type { Metadata } from "next";
import { ProblemNotice } from "@/app/components/problem-notice";
import { loadGuide } from "@/app/load-guide";
import { EarlierInterviews } from "./_components/earlier-interviews";
import { listOffers } from "./_setup/match-questions";
import { SetupForm } from "./_setup/setup-form";
import { loadSummaries } from "./load-interviews";

export const metadata: Metadata = { title: "Interview" };

interface InterviewPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InterviewPage({ searchParams }: InterviewPageProps) {
  const [{ sections = [] }, guide, summaries] = await Promise.all([
    searchParams,
    loadGuide(),
    loadSummaries(),
  ]);
  const offers = listOffers(guide.generation?.content.guide.questions ?? []);
  const asked = [sections].flat();
  const preselected = [...new Set(offers.map(({ section }) => section))].filter((section) =>
    asked.includes(section),
  );
  const earlier = "found" in summaries ? summaries.found : [];
  return (
    <div className="page pt-10 pb-20">
      <h1 className="guide-title">Mock interview</h1>
      <p className="mt-3 mb-8 max-w-[58ch] text-lg text-muted leading-relaxed">
        Viva asks you questions of the guide, one after another, and shows which of its points your
        answers cover. It measures coverage, not whether an answer is right.
      </p>
      {guide.problem !== undefined && <ProblemNotice message={guide.problem} />}
      {"problem" in summaries && (
        <ProblemNotice title="Interviews cannot be kept." message={summaries.problem} />
      )}
      {guide.generation && offers.length === 0 && (
        <p className="notice max-w-[44rem]" role="status">
          The questions of this guide have no key points, so answers to them cannot be assessed.
          Interviews need a guide with front matter as content/README.md describes.
        </p>
      )}
      {offers.length > 0 && <SetupForm offers={offers} preselected={preselected} />}
      {earlier.length > 0 && (
        <section className="mt-14 max-w-[44rem]" aria-labelledby="earlier">
          <h2 id="earlier" className="eyebrow mb-1">
            Your interviews
          </h2>
          <EarlierInterviews interviews={earlier} />
        </section>
      )}
    </div>
  );
}

import type { Metadata } from "next";
import { ProblemNotice } from "@/app/components/problem-notice";
import { loadGuide } from "@/app/load-guide";
import { QuestionIndex } from "./question-index";

export const metadata: Metadata = { title: "Guide" };

export default async function GuidePage() {
  const { generation, problem } = await loadGuide();
  if (problem !== undefined) {
    return (
      <div className="page">
        <h1 className="guide-title pt-10">Guide</h1>
        <ProblemNotice message={problem} />
      </div>
    );
  }
  const { sections, questions } = generation.content.guide;
  const answered = questions.filter(({ status }) => status !== "unanswered").length;
  return (
    <div className="page pt-10 pb-20">
      <h1 className="guide-title">Guide</h1>
      <p className="mt-2 text-muted">
        {questions.length} questions in {sections.length} sections
        {answered < questions.length && `, ${answered} of them answered`}
      </p>
      <QuestionIndex
        questions={questions.map(({ number, slug, section, question, status, details }) => ({
          number,
          slug,
          section,
          question,
          status,
          difficulty: details?.difficulty,
          summary: details?.summary,
        }))}
      />
    </div>
  );
}

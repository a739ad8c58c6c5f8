import { headers } from "next/headers";
import { Chat } from "./_ask/chat";
import { chooseFirstQuestions } from "./_ask/first-questions";
import { StoredFirstPaint } from "./_ask/stored-first-paint";
import { ProblemNotice } from "./components/problem-notice";
import { loadGuide } from "./load-guide";

const firstQuestionCount = 5;
/** Longest text taken over from an address, UTF-16 code units. */
const maxAsked = 500;

interface AskPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AskPage({ searchParams }: AskPageProps) {
  const [{ ask }, requestHeaders, { generation, problem }] = await Promise.all([
    searchParams,
    headers(),
    loadGuide(),
  ]);
  return (
    <>
      <StoredFirstPaint nonce={requestHeaders.get("x-nonce") ?? undefined} />
      {problem && (
        <div className="page">
          <ProblemNotice message={problem} />
        </div>
      )}
      <Chat
        firstQuestions={
          generation ? chooseFirstQuestions(generation.content.guide, firstQuestionCount) : []
        }
        asked={typeof ask === "string" ? ask.slice(0, maxAsked) : undefined}
      />
    </>
  );
}

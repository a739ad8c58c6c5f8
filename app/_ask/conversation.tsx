"use client";

import { FailureNotice, UnfinishedNotice } from "@/app/components/failure-notice";
import { describeFailure } from "@/app/components/request-failure";
import type { VivaMessage } from "@/lib/answer/message";
import { Answer, Waiting } from "./answer";
import { failureOf, isComplete, textOf } from "./message-parts";
import { QuestionHeading } from "./question-heading";
import { groupTurns, type Turn } from "./turns";

interface ConversationProps {
  readonly messages: readonly VivaMessage[];
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly onAsk: (question: string) => void;
  readonly onUseWords: (words: string) => void;
  readonly replace: (messageId: string, text: string) => void;
  readonly retry: (messageId?: string) => void;
}

/** All turns so far, each a question and what came of it. */
export function Conversation(props: ConversationProps) {
  const turns = groupTurns(props.messages);
  return (
    <section aria-label="Conversation">
      {turns.map((turn, index) => (
        <TurnView key={turn.question.id} {...props} turn={turn} last={index === turns.length - 1} />
      ))}
    </section>
  );
}

interface TurnViewProps extends ConversationProps {
  readonly turn: Turn;
  readonly last: boolean;
}

function TurnView({ turn, last, busy, error, onAsk, onUseWords, replace, retry }: TurnViewProps) {
  const { question, answer } = turn;
  const text = textOf(question);
  const streaming = busy && last;
  const failure = answer && failureOf(answer);
  const requestFailure = last && !failure && error ? describeFailure(error) : undefined;
  const unfinished = !streaming && !failure && !requestFailure && !(answer && isComplete(answer));
  const retryTurn = () => retry();
  const stopped = answer
    ? "This answer stopped before its end."
    : "This question has no answer yet.";
  const notice = failure ? (
    <FailureNotice failure={failure} onRetry={retryTurn} />
  ) : requestFailure ? (
    <FailureNotice failure={requestFailure} onRetry={retryTurn} />
  ) : (
    unfinished && last && <UnfinishedNotice text={stopped} onRetry={retryTurn} />
  );
  return (
    <article className="turn" aria-label={text.slice(0, 80)}>
      <QuestionHeading
        text={text}
        onReplace={last && !busy ? (next) => replace(question.id, next) : undefined}
      />
      {answer ? (
        <Answer
          message={answer}
          question={text}
          streaming={streaming}
          last={last}
          notice={notice}
          onAsk={onAsk}
          onRetry={retryTurn}
          onUseWords={onUseWords}
        />
      ) : (
        <div data-latest={last || undefined}>
          {streaming && <Waiting sources={0} />}
          {notice}
        </div>
      )}
    </article>
  );
}

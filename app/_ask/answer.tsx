"use client";

import type { ReactNode } from "react";
import type { VivaMessage } from "@/lib/answer/message";
import { AnswerActions } from "./answer-actions";
import { AnswerOrigin } from "./answer-origin";
import { AnswerText } from "./answer-text";
import { CheckNotice } from "./check-notice";
import { GroundingNote } from "./grounding-note";
import {
  groundingOf,
  isComplete,
  receiptOf,
  sourcesOf,
  suggestionsOf,
  textOf,
  verdictsOf,
} from "./message-parts";
import { SearchReceiptView } from "./search-receipt";
import { SourceList } from "./source-list";
import { Suggestions } from "./suggestions";

interface AnswerProps {
  readonly message: VivaMessage;
  readonly question: string;
  readonly streaming: boolean;
  /** Whether it is the conversation's last answer, which carries the follow-ups and Retry. */
  readonly last: boolean;
  /** Why it is not whole, after its words. */
  readonly notice: ReactNode;
  readonly onAsk: (question: string) => void;
  readonly onRetry: () => void;
  readonly onUseWords: (words: string) => void;
}

/** One answer: its words, what they rest on, and where to go from here. */
export function Answer(props: AnswerProps) {
  const { message, question, streaming, last, notice, onAsk, onRetry, onUseWords } = props;
  const text = textOf(message);
  const sources = sourcesOf(message);
  const suggestions = suggestionsOf(message);
  const grounding = groundingOf(message);
  const receipt = receiptOf(message);
  return (
    <div className="answer" data-has-sources={sources.length > 0 || undefined}>
      <div className="min-w-0">
        <AnswerOrigin metadata={message.metadata} question={question} onUseWords={onUseWords} />
        <CheckNotice grounding={grounding} />
        {text === "" && streaming && <Waiting sources={sources.length} />}
        {text !== "" && (
          <AnswerText
            messageId={message.id}
            text={text}
            sources={sources}
            sentences={verdictsOf(message)}
            streaming={streaming}
          />
        )}
        <GroundingNote messageId={message.id} grounding={grounding} sources={sources} />
        {suggestions?.reason === "nearest" && (
          <Suggestions suggestions={suggestions} onAsk={onAsk} />
        )}
        {!streaming && text !== "" && (
          <AnswerActions
            text={text}
            sources={sources}
            onRetry={last && !notice ? onRetry : undefined}
          />
        )}
        {!streaming && receipt && <SearchReceiptView receipt={receipt} onAsk={onAsk} />}
        {notice}
        {streaming && <div data-latest />}
      </div>
      {sources.length > 0 && (
        <SourceList
          messageId={message.id}
          sources={sources}
          text={text}
          complete={isComplete(message)}
        />
      )}
      {last && !streaming && suggestions && suggestions.reason !== "nearest" && (
        <Suggestions suggestions={suggestions} onAsk={onAsk} />
      )}
      {last && !streaming && <div className="answer-end" data-latest />}
    </div>
  );
}

/** Stands where the first words will be. */
export function Waiting({ sources }: { readonly sources: number }) {
  const passages = sources === 1 ? "1 passage" : `${sources} passages`;
  return (
    <p className="waiting prose">
      {sources === 0 ? "Searching the guide" : `Reading ${passages}`}
      <span aria-hidden="true" className="waiting-dots" />
    </p>
  );
}

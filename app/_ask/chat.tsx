"use client";

import "@/app/components/zod-without-eval";
import { ArrowDown, WifiOff } from "lucide-react";
import { useEffect, useRef } from "react";
import type { SuggestedQuestion } from "@/lib/answer/message";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { mergeDraft } from "./draft";
import { FirstQuestions, Introduction } from "./empty-state";
import { MarkerPopover } from "./marker-popover";
import { PassagePanel } from "./passage-panel";
import { SourceFocusProvider } from "./source-focus";
import { useConversation } from "./use-conversation";
import { useDraft } from "./use-draft";
import { useFollowLatest } from "./use-follow-latest";
import { useLength } from "./use-length";
import { useReachable } from "./use-reachable";

interface ChatProps {
  readonly firstQuestions: readonly SuggestedQuestion[];
  /** Words to put into the composer, not sent. */
  readonly asked?: string;
}

/** The Ask page's living part. */
export function Chat({ firstQuestions, asked }: ChatProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  const [length, setLength] = useLength();
  const [draft, setDraft] = useDraft(field, asked);
  const conversation = useConversation({ length });
  const { messages, busy, restored } = conversation;
  const reachable = useReachable();
  const started = messages.length > 0;
  const question = messages.findLast(({ role }) => role === "user");
  const { inView, jump } = useFollowLatest({ content, dock, question: question?.id });

  useEffect(() => {
    // Once the stored conversation is shown the page may be revealed: see stored-first-paint.tsx.
    if (!restored) return;
    delete document.documentElement.dataset.restoring;
    field.current?.focus({ preventScroll: true });
  }, [restored]);

  const focusField = () => field.current?.focus({ preventScroll: true });
  const ask = (text: string) => {
    conversation.ask(text);
    focusField();
  };
  const send = (text: string) => {
    setDraft("");
    ask(text);
  };
  const takeWords = (words: string) => {
    setDraft(mergeDraft(draft, words));
    focusField();
  };
  const startAnew = () => {
    void conversation.clear();
    focusField();
  };

  return (
    <SourceFocusProvider>
      <div className="chat page" data-started={started || undefined}>
        <div ref={content} className="chat-content">
          {started ? (
            <>
              <h1 className="sr-only">Ask the guide</h1>
              <Conversation {...conversation} onAsk={ask} onUseWords={takeWords} />
            </>
          ) : (
            <Introduction />
          )}
        </div>
        <div ref={dock} className="composer-dock">
          {!inView && (
            <button type="button" className="dock-button" onClick={jump}>
              <ArrowDown aria-hidden="true" size={16} />
              Jump to latest
            </button>
          )}
          {!reachable && (
            <p className="notice mb-2" role="status">
              <WifiOff aria-hidden="true" size={18} className="mt-0.5 flex-none" />
              <span className="min-w-0 flex-1">
                Offline: Viva’s server cannot be reached. Your question is kept; send it when the
                connection is back.
              </span>
            </p>
          )}
          <Composer
            field={field}
            draft={draft}
            onDraft={setDraft}
            length={length}
            onLength={setLength}
            busy={busy}
            reachable={reachable}
            onSend={send}
            onStop={conversation.stop}
            onNew={started ? startAnew : undefined}
          />
        </div>
        {!started && <FirstQuestions questions={firstQuestions} onAsk={ask} />}
      </div>
      <Announcer busy={busy} last={messages.at(-1)} />
      <MarkerPopover />
      <PassagePanel />
    </SourceFocusProvider>
  );
}

"use client";

import "@/app/components/zod-without-eval";
import { Play, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { describeFailure } from "@/app/components/request-failure";
import type { InterviewView } from "@/lib/interview/interview-view";
import { noteEnd } from "../_session/arrival";
import { describeChange } from "../_session/describe-change";
import { type InterviewSession, useInterview } from "../_session/use-interview";
import { CommandButton } from "./command-button";
import { EndDialog } from "./end-dialog";
import { InterviewRail } from "./interview-rail";
import { PastQuestion } from "./past-question";
import { QuestionBlock } from "./question-block";

/** A running interview. Once it has ended the page is made anew, with the report. */
export function Interview({ initial }: { readonly initial: InterviewView }) {
  const session = useInterview(initial);
  const { view } = session;
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const { id } = view;
  const ended = view.status === "ended";
  useEffect(() => {
    if (!ended) return;
    noteEnd(id);
    router.refresh();
  }, [ended, id, router]);
  const current = view.questions.find(({ position }) => position === view.current);
  return (
    <div className="page interview">
      <h1 className="sr-only">Interview</h1>
      <InterviewRail session={session} onEnd={() => dialog.current?.showModal()} />
      <div className="interview-log">
        <div className="past-questions">
          {view.questions
            .filter(({ position }) => position !== view.current)
            .map((question) => (
              <PastQuestion key={question.position} session={session} question={question} />
            ))}
        </div>
        <Trouble session={session} />
        {view.status === "paused" && <Paused session={session} />}
        {current && <QuestionBlock session={session} question={current} />}
        {ended && (
          <p className="waiting prose mt-6">
            Writing the report
            <span aria-hidden="true" className="waiting-dots" />
          </p>
        )}
      </div>
      <EndDialog dialog={dialog} view={view} onEnd={() => void session.send({ type: "end" })} />
      <Announcements view={view} />
    </div>
  );
}

function Paused({ session }: { readonly session: InterviewSession }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div ref={box} className="notice mb-6 items-center">
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">Paused.</strong> The clock stands still, and what you
        typed is kept.
      </p>
      <CommandButton
        busy={session.pending !== undefined}
        className="button button-primary"
        onPress={() => void session.send({ type: "resume" })}
      >
        <Play aria-hidden="true" size={16} />
        Resume
      </CommandButton>
    </div>
  );
}

/** Why something pressed here has not happened. */
function Trouble({ session }: { readonly session: InterviewSession }) {
  const { pending, trouble, refusal, overtaken } = session;
  const waiting = pending !== undefined && trouble;
  const words = waiting
    ? `${describeFailure(trouble).message} Viva goes on trying; nothing is lost.`
    : refusal
      ? refusal.message
      : overtaken
        ? "This interview went on elsewhere, in another tab perhaps. It is shown as it stands now."
        : undefined;
  if (!words) return null;
  return (
    <div className="notice mb-6" role="alert">
      <TriangleAlert aria-hidden="true" size={20} className="mt-0.5 flex-none text-muted" />
      <p className="min-w-0 flex-1">{words}</p>
    </div>
  );
}

function Announcements({ view }: { readonly view: InterviewView }) {
  const [words, setWords] = useState("");
  const last = useRef(view);
  useEffect(() => {
    const said = describeChange(last.current, view);
    last.current = view;
    if (said) setWords(said);
  }, [view]);
  return (
    <p className="sr-only" role="status" aria-live="polite">
      {words}
    </p>
  );
}

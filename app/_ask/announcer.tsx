"use client";

import { useEffect, useRef, useState } from "react";
import type { VivaMessage } from "@/lib/answer/message";
import { isComplete, sourcesOf } from "./message-parts";

interface AnnouncerProps {
  readonly busy: boolean;
  readonly last: VivaMessage | undefined;
}

/** Tells a screen reader when an answer begins and when it is there; not what streams between. */
export function Announcer({ busy, last }: AnnouncerProps) {
  const [words, setWords] = useState("");
  const wasBusy = useRef(false);
  useEffect(() => {
    if (busy && !wasBusy.current) setWords("Answering…");
    if (!busy && wasBusy.current) setWords(last ? closingWords(last) : "");
    wasBusy.current = busy;
  }, [busy, last]);
  return (
    <p className="sr-only" role="status" aria-live="polite">
      {words}
    </p>
  );
}

function closingWords(last: VivaMessage): string {
  if (last.role !== "assistant" || !isComplete(last)) return "";
  const { length } = sourcesOf(last);
  return `Answer ready, ${length} ${length === 1 ? "source" : "sources"}`;
}

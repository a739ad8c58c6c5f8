"use client";

import { useRef } from "react";
import type { GroundedSentence, Source } from "@/lib/answer/message";
import { doubtReason } from "./doubt-wording";
import { isDoubted } from "./doubted-markers";
import { useSourceFocus } from "./source-focus";
import { sourceTitle } from "./source-title";

interface MarkerProps {
  readonly messageId: string;
  readonly source: Source;
  readonly all: readonly Source[];
  /** The sentence it closes, once it is checked. */
  readonly sentence?: GroundedSentence;
}

/** `[n]` in an answer: shows its passage when pointed at or focused, opens it when pressed. */
export function Marker({ messageId, source, all, sentence }: MarkerProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { pointed, point, opened, open } = useSourceFocus();
  const isPointed = pointed?.messageId === messageId && pointed.n === source.n;
  const isOpen = opened?.messageId === messageId && opened.source.n === source.n;
  const show = () => {
    const element = button.current;
    if (element) point({ messageId, n: source.n, marker: { element, source, sentence } });
  };
  const doubted = sentence && isDoubted(sentence) ? sentence : undefined;
  const doubt = doubted && ` (${doubtReason(doubted)})`;
  return (
    <button
      ref={button}
      type="button"
      className="marker"
      aria-label={`Source ${source.n}: ${sourceTitle(source)}${doubt ?? ""}`}
      data-doubt={doubted?.verdict}
      data-pointed={isPointed || isOpen || undefined}
      onPointerEnter={(event) => event.pointerType === "mouse" && show()}
      onPointerLeave={() => point(undefined)}
      onFocus={({ relatedTarget }) => {
        // Not when the panel gives the focus back: its reader has just seen the passage.
        if (relatedTarget && !relatedTarget.closest("dialog")) show();
      }}
      onBlur={() => point(undefined)}
      onClick={() => {
        point(undefined);
        open({ messageId, source, all, sentence });
      }}
    >
      {source.n}
    </button>
  );
}

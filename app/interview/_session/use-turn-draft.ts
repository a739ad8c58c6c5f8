import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { browserStorage } from "@/app/components/browser-storage";
import type { TurnView } from "@/lib/interview/interview-view";
import { chooseDraft, forgetDraft, keepDraft, readKeptDraft, type TurnKey } from "./kept-draft";
import { newCommandId } from "./new-command-id";
import { sendCommand } from "./send-command";
import type { InterviewSession } from "./use-interview";

/** Milliseconds between two saves while typing. */
const saveEveryMs = 1000;

interface TurnDraftOptions {
  readonly session: InterviewSession;
  readonly position: number;
  readonly turn: TurnView;
  /** Read once at the start: what was typed before the page came alive counts. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

export interface TurnDraft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Whether the server has every word of it. */
  readonly saved: boolean;
  /** Submits it; until the server has it, it stays as it is and is not saved on its own. */
  readonly submit: (confidence: number | undefined) => Promise<void>;
}

/**
 * The answer being typed: to the server at most every second, and until that has it to this
 * browser, so that neither a reload nor a dead server loses a word. One component for each turn.
 */
export function useTurnDraft({ session, position, turn, field }: TurnDraftOptions): TurnDraft {
  const { send, clockOffsetMs } = session;
  const interviewId = session.view.id;
  const number = turn.turn;
  const [text, setShown] = useState(turn.draft ?? "");
  const [saved, setSaved] = useState(true);
  const latest = useRef({ text, saved });
  const offset = useRef(clockOffsetMs);
  offset.current = clockOffsetMs;
  const timer = useRef<number>(undefined);
  const lastSaveAt = useRef(0);

  const show = useCallback((next: string, isSaved: boolean) => {
    latest.current = { text: next, saved: isSaved };
    setShown(next);
    setSaved(isSaved);
  }, []);

  const save = useCallback(async () => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    if (latest.current.saved) return;
    lastSaveAt.current = Date.now();
    const words = latest.current.text;
    const command = { type: "save-draft", position, turn: number, text: words } as const;
    const { kind } = await send(command);
    if (kind !== "done") return;
    forgetDraft(browserStorage("local"), { interviewId, position, turn: number }, words);
    if (latest.current.text === words) show(words, true);
  }, [interviewId, number, position, send, show]);

  const setText = useCallback(
    (next: string) => {
      show(next, false);
      const key: TurnKey = { interviewId, position, turn: number };
      keepDraft(browserStorage("local"), key, { text: next, at: Date.now() + offset.current });
      const wait = Math.max(0, lastSaveAt.current + saveEveryMs - Date.now());
      timer.current ??= window.setTimeout(save, wait);
    },
    [interviewId, number, position, save, show],
  );

  const submit = useCallback(
    async (confidence: number | undefined) => {
      const words = latest.current.text;
      const before = latest.current.saved;
      window.clearTimeout(timer.current);
      timer.current = undefined;
      latest.current = { text: words, saved: true };
      const command = { type: "submit-answer", position, turn: number, text: words } as const;
      const { kind } = await send({ ...command, confidence });
      if (kind === "done") {
        forgetDraft(browserStorage("local"), { interviewId, position, turn: number }, words);
      } else show(words, before);
    },
    [interviewId, number, position, send, show],
  );

  // What the server has when the page comes alive; later drafts of other tabs come in below.
  const first = useRef(turn);
  useEffect(() => {
    const server = first.current;
    const key: TurnKey = { interviewId, position, turn: number };
    const chosen = chooseDraft(readKeptDraft(browserStorage("local"), key), server);
    const typed = field.current?.value ?? "";
    const early = typed !== "" && typed !== (server.draft ?? "");
    if (early || chosen.unsaved) setText(early ? typed : chosen.text);
  }, [field, interviewId, number, position, setText]);

  useEffect(() => {
    if (latest.current.saved && turn.draft !== undefined) show(turn.draft, true);
  }, [show, turn.draft]);

  useEffect(() => {
    const onHide = () => {
      const { text: words, saved: isSaved } = latest.current;
      if (isSaved) return;
      const command = { type: "save-draft", position, turn: number, text: words } as const;
      // Nobody is left to hear of its failure; the words are kept in this browser too.
      sendCommand(interviewId, { commandId: newCommandId(), command }, { keepalive: true }).catch(
        () => undefined,
      );
    };
    const onVisibility = () => {
      if (document.visibilityState === "hidden") void save();
    };
    window.addEventListener("pagehide", onHide);
    document.addEventListener("visibilitychange", onVisibility);
    field.current?.addEventListener("blur", save);
    const element = field.current;
    return () => {
      window.removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", onVisibility);
      element?.removeEventListener("blur", save);
      const { text: words, saved: isSaved } = latest.current;
      if (isSaved) return;
      // Another tab may have closed the turn, and its words stand where these were kept.
      const key: TurnKey = { interviewId, position, turn: number };
      keepDraft(browserStorage("local"), key, { text: words, at: Date.now() + offset.current });
      void save();
    };
  }, [field, interviewId, number, position, save]);

  return { text, setText, saved, submit };
}

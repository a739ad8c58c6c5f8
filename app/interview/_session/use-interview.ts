import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RequestFailure } from "@/app/components/request-failure";
import type { Command } from "@/lib/interview/commands";
import type { InterviewView } from "@/lib/interview/interview-view";
import { newCommandId } from "./new-command-id";
import type { Delivery } from "./outbox";
import { forgetPendingAnswer, keepPendingAnswer, readPendingAnswer } from "./pending-answer";
import { fetchView } from "./send-command";
import { useOutbox } from "./use-outbox";

/** Milliseconds between two looks at the server while the page is seen: another device may go on. */
const refreshEveryMs = 60_000;

export interface InterviewSession {
  readonly view: InterviewView;
  /** Server's clock minus this browser's, milliseconds. */
  readonly clockOffsetMs: number;
  /** The command on its way, drafts aside. */
  readonly pending: Command["type"] | undefined;
  /** Why the server cannot be reached or cannot serve just now; sending goes on. */
  readonly trouble: Error | undefined;
  /** Why the last command was not taken. */
  readonly refusal: RequestFailure | undefined;
  /** True once another tab's moves came in the way of a command made here. */
  readonly overtaken: boolean;
  readonly send: (command: Command) => Promise<Delivery>;
}

/**
 * An interview as the server has it, and the way to move it on. Nothing is shown before the server
 * has it; drafts aside, nothing is kept here.
 */
export function useInterview(initial: InterviewView): InterviewSession {
  const { id } = initial;
  const { outbox, pending, trouble } = useOutbox(id);
  const [{ view, clockOffsetMs }, setSeen] = useState({ view: initial, clockOffsetMs: 0 });
  const [refusal, setRefusal] = useState<RequestFailure>();
  const [overtaken, setOvertaken] = useState(false);
  const seq = useRef(initial.seq);
  const channel = useRef<BroadcastChannel>(undefined);

  const adopt = useCallback((next: InterviewView) => {
    const offset = next.clock.now - Date.now();
    seq.current = Math.max(seq.current, next.seq);
    setSeen((seen) => (isNewer(next, seen.view) ? { view: next, clockOffsetMs: offset } : seen));
  }, []);

  const refresh = useCallback(async () => {
    try {
      adopt(await fetchView(id));
    } catch (error) {
      // The next command or look will tell; what is shown stays.
      console.info("The interview could not be read just now.", error);
    }
  }, [adopt, id]);

  const deliver = useCallback(
    async (command: Command, commandId: string) => {
      // A second press in another tab must not give a second hint.
      const expectedSeq = command.type === "use-hint" ? seq.current : undefined;
      const delivery = await outbox.push(command, { commandId, expectedSeq });
      if (delivery.kind === "dropped") return delivery;
      if (command.type !== "save-draft") {
        setRefusal(delivery.kind === "refused" ? delivery.failure : undefined);
        setOvertaken(delivery.kind === "conflict");
      }
      if (delivery.kind !== "refused") {
        adopt(delivery.view);
        channel.current?.postMessage(delivery.view.seq);
      }
      return delivery;
    },
    [adopt, outbox],
  );

  const deliverAnswer = useCallback(
    async (command: Command, commandId: string) => {
      keepPendingAnswer(id, { commandId, command });
      const delivery = await deliver(command, commandId);
      forgetPendingAnswer(id);
      return delivery;
    },
    [deliver, id],
  );

  const send = useCallback(
    (command: Command) =>
      (command.type === "submit-answer" ? deliverAnswer : deliver)(command, newCommandId()),
    [deliver, deliverAnswer],
  );

  useEffect(() => {
    adopt(initial);
  }, [adopt, initial]);

  useEffect(() => {
    const left = readPendingAnswer(id);
    if (left) void deliverAnswer(left.command, left.commandId);
  }, [deliverAnswer, id]);

  useEffect(() => {
    const tabs = new BroadcastChannel(`viva.interview.${id}`);
    channel.current = tabs;
    tabs.onmessage = ({ data }) => {
      if (typeof data === "number" && data > seq.current) void refresh();
    };
    return () => tabs.close();
  }, [id, refresh]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    const timer = window.setInterval(look, refreshEveryMs);
    const events = ["focus", "online", "pageshow"] as const;
    for (const event of events) window.addEventListener(event, look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.clearInterval(timer);
      for (const event of events) window.removeEventListener(event, look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [refresh]);

  return useMemo(
    () => ({ view, clockOffsetMs, pending, trouble, refusal, overtaken, send }),
    [view, clockOffsetMs, pending, trouble, refusal, overtaken, send],
  );
}

/** Answers can overtake each other on their way here. */
function isNewer(next: InterviewView, seen: InterviewView): boolean {
  return next.seq > seen.seq || (next.seq === seen.seq && next.clock.now >= seen.clock.now);
}

import { useEffect, useRef, useState } from "react";
import { newCommandId } from "./new-command-id";
import { createOutbox, type Outbox, type OutboxState } from "./outbox";
import { sendCommand } from "./send-command";

/** The page's one outbox to an interview, and how it fares. Tries again at once when the network is back. */
export function useOutbox(interviewId: string): { readonly outbox: Outbox } & OutboxState {
  const [state, setState] = useState<OutboxState>({ pending: undefined, trouble: undefined });
  const hurry = useRef(() => {});
  const [outbox] = useState(() =>
    createOutbox({
      send: (request) => sendCommand(interviewId, request),
      newId: newCommandId,
      wait: (ms) =>
        new Promise((resolve) => {
          const timer = window.setTimeout(resolve, ms);
          hurry.current = () => {
            window.clearTimeout(timer);
            resolve();
          };
        }),
      onChange: setState,
    }),
  );
  useEffect(() => {
    const onOnline = () => hurry.current();
    window.addEventListener("online", onOnline);
    return () => window.removeEventListener("online", onOnline);
  }, []);
  return { outbox, ...state };
}

import { type RefObject, useCallback, useEffect, useState } from "react";
import { browserStorage } from "@/app/components/browser-storage";
import { mergeDraft, readDraft, writeDraft } from "./draft";

/**
 * The text being typed, kept over reloads and errors.
 * @param field - read once at the start: whatever was typed before the page came alive counts
 * @param asked - words another page sent the reader here with
 */
export function useDraft(
  field: RefObject<HTMLTextAreaElement | null>,
  asked: string | undefined,
): readonly [string, (text: string) => void] {
  const [draft, setDraft] = useState("");

  useEffect(() => {
    const typed = field.current?.value ?? "";
    const kept = readDraft(stores());
    const all = typed === "" ? kept : mergeDraft(kept, typed);
    setDraft(asked ? mergeDraft(all, asked) : all);
    // A reload must not ask for the same words a second time.
    if (asked) window.history.replaceState(window.history.state, "", "/");
  }, [field, asked]);

  const update = useCallback((text: string) => {
    setDraft(text);
    writeDraft(stores(), text);
  }, []);
  return [draft, update];
}

function stores() {
  return { session: browserStorage("session"), local: browserStorage("local") };
}

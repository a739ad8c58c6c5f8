import { z } from "zod";
import type { StorageArea } from "@/app/components/browser-storage";

/** Words typed in this browser that the server has not acknowledged yet. */
export interface KeptDraft {
  readonly text: string;
  /** When they were typed, milliseconds since 1970 by the server's clock. */
  readonly at: number;
}

export interface TurnKey {
  readonly interviewId: string;
  readonly position: number;
  readonly turn: number;
}

const schema = z.object({ text: z.string(), at: z.number() });

export function readKeptDraft(storage: StorageArea, key: TurnKey): KeptDraft | undefined {
  const stored = storage.getItem(storageKey(key));
  if (stored === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(stored)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function keepDraft(storage: StorageArea, key: TurnKey, draft: KeptDraft): void {
  storage.setItem(storageKey(key), JSON.stringify(draft));
}

/** Forgets the words once the server has them; other words, typed since, stay. */
export function forgetDraft(storage: StorageArea, key: TurnKey, text: string): void {
  if (readKeptDraft(storage, key)?.text === text) storage.removeItem(storageKey(key));
}

/**
 * The words to go on with: what this browser kept if it is the newer, else the server's.
 * @returns also whether the server does not have them yet
 */
export function chooseDraft(
  kept: KeptDraft | undefined,
  server: { readonly draft?: string; readonly draftSavedAt?: number },
): { readonly text: string; readonly unsaved: boolean } {
  const saved = server.draft ?? "";
  if (!kept || kept.text === saved || kept.at < (server.draftSavedAt ?? 0)) {
    return { text: saved, unsaved: false };
  }
  return { text: kept.text, unsaved: true };
}

function storageKey({ interviewId, position, turn }: TurnKey): string {
  return `viva.interview.${interviewId}.${position}.${turn}`;
}

import { type StorageArea, storageKeys } from "@/app/components/browser-storage";

export interface DraftStores {
  /** Of this tab; survives a reload. */
  readonly session: StorageArea;
  /** Of all tabs; the last text typed anywhere. */
  readonly local: StorageArea;
}

/** The text typed and not sent: this tab's own, in a new tab the last one of any tab. */
export function readDraft({ session, local }: DraftStores): string {
  return session.getItem(storageKeys.draft) ?? local.getItem(storageKeys.draft) ?? "";
}

export function writeDraft({ session, local }: DraftStores, text: string): void {
  const before = session.getItem(storageKeys.draft);
  session.setItem(storageKeys.draft, text);
  if (text !== "") local.setItem(storageKeys.draft, text);
  // Another tab's text stays when this tab empties its own.
  else if (before === local.getItem(storageKeys.draft)) local.removeItem(storageKeys.draft);
}

/** Adds words to what is typed already; nothing typed is ever replaced. */
export function mergeDraft(draft: string, added: string): string {
  if (draft.trim() === "" || draft.trim() === added.trim()) return added;
  return `${draft.trimEnd()}\n${added}`;
}

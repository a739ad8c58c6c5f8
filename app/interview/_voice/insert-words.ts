export interface Insertion {
  readonly text: string;
  /** Where the caret belongs after it. */
  readonly caret: number;
}

/** Puts dictated words at the caret, in place of what is selected, with a space where one is due. */
export function insertWords(
  text: string,
  words: string,
  { start, end }: { readonly start: number; readonly end: number },
): Insertion {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const lead = before === "" || /\s$/.test(before) ? "" : " ";
  const trail = after === "" || /^[\s.,;:!?)]/.test(after) ? "" : " ";
  const inserted = `${lead}${words}${trail}`;
  return { text: before + inserted + after, caret: before.length + inserted.length };
}

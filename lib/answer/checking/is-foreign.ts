import type { Word } from "./read-words";

/** Words of every sort of German, French, Spanish, Italian and Portuguese text, none of them English. */
const foreign = new Set(
  `der das und ist nicht ein eine einen einem einer mit den dem von zu im fur auf sich wird werden
  le la les des est une du et que qui pour dans pas sont avec sur au aux ou ne plus cette
  el los las una unos es por con para del se lo como su mas pero
  il di che non per della dei sono si alla gli nel piu
  os uma nao com dos das em ao mais sao
  sonst kann nur durch oder als wie sie dass nach bei aus sind hat haben jede jeder wurde
  sans ce ces il elle cada sin puede porque questo questa`.split(/\s+/),
);
/** Share of such words from which a sentence is in another language. */
const foreignFrom = 0.15;

/** A word, not a name, with letters that English lacks; or one run together with its article. */
const accented = /^(?:\p{Ll}*[à-öø-ÿ]\p{Ll}*|[ldnscj]['’].+)$/u;

/** Whether a sentence is in a language the check does not read. */
export function isForeign(words: readonly Word[]): boolean {
  if (words.length === 0) return false;
  const letters = words.map(({ surface }) => surface).join("");
  const latin = letters.match(/[\p{Script=Latin}\p{N}]/gu)?.length ?? 0;
  if (latin < letters.length / 2) return true;
  const isWord = ({ lower, surface }: Word) => foreign.has(lower) || accented.test(surface);
  const found = words.filter(isWord).length;
  // One word may be borrowed.
  return found > 1 && found / words.length >= foreignFrom;
}

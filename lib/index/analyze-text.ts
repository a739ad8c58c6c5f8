import { stemmer } from "stemmer";

/** Words that carry no topic; a query of nothing else is searched by vectors alone. */
const stopWords = new Set(
  `a about above after again all also am an and any anyone are as at be because been before being
  between both but by can cannot could did do does doing done dont down during each even ever every
  for from further get gets getting give given go goes going got had has have having he her here him
  his how i id if im in into is isn it its itself ive just let lets like lot make makes me mean means
  more most much my myself need no nor not now of off ok okay on once one only or other our ours out
  over own please plz pls really s same she should so some someone something stuff such t tell than
  that thats the their them then there theres these they thing things this those through to too u
  under until up upon us use used using very want was way we well were what whats when where which
  while who whom why will with would you your yours explain describe discuss question`.split(/\s+/),
);

const wordPattern = /[\p{L}\p{N}]+(?:[-+#'’.][\p{L}\p{N}]+)*[+#]*/gu;

/**
 * Words of a text as the lexical index sees them: lower case, no accents, stop words dropped,
 * stemmed (Porter 1980). A hyphenated or dotted word counts as itself and as its parts.
 * @returns terms in order; may be empty
 */
export function analyze(text: string): string[] {
  const terms: string[] = [];
  const normal = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  for (const [raw] of normal.matchAll(wordPattern)) {
    const word = raw.replace(/['’]s?$|['’]/g, "");
    const parts = word.split(/[-.]/).filter(Boolean);
    if (parts.length > 1) terms.push(parts.join(""));
    for (const part of parts) {
      if (!stopWords.has(part)) terms.push(stemmer(part));
    }
  }
  return terms;
}

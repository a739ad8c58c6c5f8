/** A name and where it stands in its text. */
export interface Name {
  /** Lower case, without hyphens and plural s. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const compound = /[\p{L}\p{N}]+(?:[-–.](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;
const amount =
  /^\p{Sc}?\d[\d.,]*(?:-?(?:bit|bits|shot|k|m|b|bn|gb|mb|kb|gib|mib|kib|ms|s|x|d|th|nd|st|rd|billion|million|parameter|token|tokens|step|steps|point|points|word|dimensional|choice|way|order))*$/iu;

/**
 * Words that name something: capitals beyond the first letter (`LoRA`, `VQ-VAE`), letters with digits
 * (`FP16`, `GPT-4o`), a single letter in a compound (`top-k`), or a capital inside a sentence (`Adam`).
 */
export function findNames(text: string): Name[] {
  const names: Name[] = [];
  for (const match of text.matchAll(compound)) {
    const [word] = match;
    const start = match.index;
    if (!isName(word, text, start)) continue;
    names.push({ key: keyOf(word), start, end: start + word.length });
  }
  return names;
}

function isName(word: string, text: string, start: number): boolean {
  if (/^[a-z]+$/.test(word)) return false;
  if (amount.test(word) || !/^\p{L}/u.test(word) || word.length < 2) return false;
  const parts = word.split(/[-–]/);
  if (parts.length > 1 && parts.some((part) => /^\p{L}$/u.test(part))) return true;
  if (
    /\p{Lu}/u.test(word.slice(1)) &&
    parts.some((part) => /^\p{L}?.*\p{Lu}/u.test(part.slice(1)) || /^\p{Lu}{2,}/u.test(part))
  ) {
    return true;
  }
  if (/\p{N}/u.test(word)) return /\p{Lu}|^[a-z]\d/u.test(word);
  const opens = start === 0 || /[.!?:,]["”)*]*\s*$|^\s*$/.test(text.slice(0, start).slice(-4));
  return !opens && /^\p{Lu}\p{Ll}+/u.test(word);
}

/** How names are compared: `GPT-4s`, `gpt4` and `GPT-4` are one. */
export function keyOf(word: string): string {
  const lower = word.toLowerCase().replace(/[-–.]/g, "");
  return lower.length > 3 ? lower.replace(/(?<=\p{L})s$/u, "") : lower;
}

const capitalized = /\p{Lu}[\p{L}\p{N}]*(?:[ -](?:of |for |and |the )?\p{Lu}[\p{L}\p{N}]*)+/gu;

/** Names said in another way: `US` where the text has "United States". */
function initialsIn(text: string): string[] {
  return [...text.matchAll(capitalized)].map(([run]) =>
    run
      .split(/[ -]/)
      .map((word) => word.charAt(0))
      .filter((letter) => /\p{Lu}/u.test(letter))
      .join("")
      .toLowerCase(),
  );
}

const introduced = /((?:[\p{L}\p{N}-]+ ){1,6})\((\p{Lu}[\p{L}\p{N}-]{1,9}?)s?\)/gu;

/** Abbreviations that a text introduces, with the keys of the words they stand for. */
export function readAbbreviations(text: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [, words = "", short = ""] of text.matchAll(introduced)) {
    const letters = short.replace(/[^\p{Lu}]/gu, "").length;
    const parts = words.trim().split(/[ -]/).slice(-Math.max(2, letters));
    found.set(keyOf(short), parts.map(keyOf));
  }
  return found;
}

/** Places that go by several names, and the keys of these. */
const places = [
  {
    said: /\bUSA?\b|\bU\.S\.|\bUnited States\b|\bAmerica/u,
    keys: "us usa united state america american",
  },
  {
    said: /\bUK\b|\bUnited Kingdom\b|\bBrit(?:ain|ish)\b/u,
    keys: "uk united kingdom britain british",
  },
  { said: /\bEU\b|\bEuropean Union\b|\bEurope\b/u, keys: "eu european union europe" },
  { said: /\bChin(?:a|ese)\b/u, keys: "china chinese" },
] as const;

/** Keys of every word and compound of a text, for looking names up. */
export function nameKeys(text: string): string[] {
  const keys = [...text.matchAll(compound)].flatMap(([word]) => [
    keyOf(word),
    ...(/[-–]/.test(word) ? word.split(/[-–]/).map(keyOf) : []),
  ]);
  const alike = places.flatMap(({ said, keys: all }) => (said.test(text) ? all.split(" ") : []));
  return [...keys, ...initialsIn(text), ...alike];
}

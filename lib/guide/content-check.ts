import { type FrontMatter, parseFrontMatter, splitFrontMatter } from "./front-matter";

/** Word limits of a body: outside them an answer is too thin to cite or too long to learn from. */
const minBodyWords = 450;
const maxBodyWords = 1100;
/** Sentences shorter than this may repeat between answers ("See the table below."). */
const minSharedSentenceWords = 6;

/** One authored file as read from disk, line ends `\n`. */
export interface ContentFile {
  /** File name without folder, e.g. `30-overfitting.md`. */
  readonly name: string;
  readonly text: string;
}

interface Entry {
  readonly name: string;
  readonly frontMatter: FrontMatter;
  readonly body: string;
}

/**
 * Checks authored questions one by one and against each other.
 * @param files - every file of `content/guide`
 * @returns one line a fault, naming file and field; empty when the content is sound
 */
export function checkContent(files: readonly ContentFile[]): string[] {
  const faults: string[] = [];
  const entries: Entry[] = [];
  for (const file of files) {
    const split = splitFrontMatter(file.text);
    if (!split) {
      faults.push(`${file.name}: has no front matter`);
      continue;
    }
    try {
      entries.push({
        name: file.name,
        frontMatter: parseFrontMatter(split.yaml, file.name),
        body: file.text.slice(split.bodyStart),
      });
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  const names = new Set(files.map((file) => file.name));
  const numbers = new Map<number, string>();
  for (const entry of entries) {
    const { number } = entry.frontMatter;
    const first = numbers.get(number);
    if (first) faults.push(`${entry.name}: number ${number} is taken by ${first}`);
    numbers.set(number, entry.name);
    faults.push(...checkEntry(entry, names));
  }
  for (const entry of entries) {
    for (const related of entry.frontMatter.related) {
      if (!numbers.has(related) || related === entry.frontMatter.number) {
        faults.push(`${entry.name}: related: ${related} is not another question of the guide`);
      }
    }
  }
  faults.push(...findSharedSentences(entries));
  return faults;
}

function checkEntry({ name, frontMatter, body }: Entry, names: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  if (!name.startsWith(`${String(frontMatter.number).padStart(2, "0")}-`)) {
    faults.push(`${name}: the name must begin with its number, ${frontMatter.number}, two digits`);
  }
  const words = countWords(body);
  if (words < minBodyWords || words > maxBodyWords) {
    faults.push(`${name}: the body has ${words} words, not ${minBodyWords} to ${maxBodyWords}`);
  }
  if (/^#\s/m.test(withoutCode(body))) {
    faults.push(`${name}: headings in a body begin at ##; the question itself is the #`);
  }
  frontMatter.keyPoints.forEach((point, index) => {
    const count = countOccurrences(body, point.passage);
    if (count !== 1) {
      faults.push(
        `${name}: keyPoints.${index}.passage: found ${count} times in the body, not once`,
      );
    }
  });
  for (const [, target = ""] of withoutCode(body).matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
    if (/^https:\/\//.test(target)) continue;
    const file = target.replace(/^\.\//, "").replace(/#.*$/, "");
    if (!names.has(file)) faults.push(`${name}: the link ${target} leads to no file of the guide`);
  }
  return faults;
}

/** Words of a Markdown body: runs with a letter or digit, code and markup marks not counted. */
function countWords(body: string): number {
  return withoutCode(body)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function withoutCode(body: string): string {
  return body.replace(/^```[\s\S]*?^```/gm, "");
}

function countOccurrences(body: string, fragment: string): number {
  const words = fragment.trim().split(/\s+/);
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  return [...body.matchAll(new RegExp(pattern, "g"))].length;
}

function findSharedSentences(entries: readonly Entry[]): string[] {
  const faults: string[] = [];
  const firstUse = new Map<string, string>();
  for (const { name, body } of entries) {
    for (const sentence of plainSentences(body)) {
      const other = firstUse.get(sentence);
      if (other) faults.push(`${name}: shares a sentence with ${other}: "${sentence}"`);
      else firstUse.set(sentence, name);
    }
  }
  return faults;
}

function plainSentences(body: string): string[] {
  return withoutCode(body)
    .replace(/[*_`#>|]/g, " ")
    .split(/(?<=[.!?])\s+|\n{2,}|\n(?=\s*[-\d])/)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim(),
    )
    .filter((sentence) => sentence.split(" ").length >= minSharedSentenceWords);
}

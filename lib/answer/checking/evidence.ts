import { type Statement, tableRows } from "@/lib/guide/split-statements";
import type { Question } from "@/lib/guide/types";
import type { Generation } from "@/lib/index/load-generation";
import { findNames, type Name, nameKeys, readAbbreviations } from "./find-names";
import { negatedWords } from "./negation";
import { readNumbers, type StatedNumber } from "./read-numbers";
import { readWords, type Word } from "./read-words";

/** One statement of a passage, read for comparison. */
export interface EvidenceSentence {
  readonly passageId: string;
  /** Its words in lower case, a space between. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly stems: ReadonlySet<string>;
  /** See `beginningOf`. */
  readonly beginnings: ReadonlySet<string>;
  readonly numbers: readonly StatedNumber[];
  readonly names: readonly Name[];
  /** See `nameKeys`. */
  readonly keys: ReadonlySet<string>;
  /** Which words are denied; one entry a word. */
  readonly negated: readonly boolean[];
  /** Its place in the generation's statements, for its vector. */
  readonly position: number;
  /** Span in the passage's text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** A passage, read for comparison. */
export interface EvidencePassage {
  readonly passageId: string;
  readonly sentences: readonly EvidenceSentence[];
  /** Words of its question and headings: what it is about, said once for all its sentences. */
  readonly about: readonly Word[];
  readonly aboutKeys: ReadonlySet<string>;
  /** Keys of everything its question says, answer included: names a sentence may use freely. */
  readonly questionKeys: ReadonlySet<string>;
  readonly aboutNumbers: readonly StatedNumber[];
  /** Stems of all its words, those it is about included, and their beginnings. */
  readonly stems: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

const prepared = new WeakMap<Generation, Map<string, EvidencePassage>>();

/** A passage of a generation as evidence, made when first asked for; empty for an unknown id. */
export function evidenceOf(generation: Generation, passageId: string): EvidencePassage {
  const known = prepared.get(generation) ?? new Map<string, EvidencePassage>();
  prepared.set(generation, known);
  const found = known.get(passageId);
  if (found) return found;
  const made = prepare(generation, passageId);
  known.set(passageId, made);
  return made;
}

function prepare(generation: Generation, passageId: string): EvidencePassage {
  const passage = generation.passageById.get(passageId);
  const entry = generation.questionByNumber.get(passage?.questionNumber ?? 0);
  const question = entry?.question ?? "";
  const title = [question, ...(passage?.headingPath ?? [])].join(". ");
  const about = readWords(title);
  const positions = generation.statementsByPassage.get(passageId) ?? [];
  const abbreviations = readAbbreviations(`${title}. ${passage?.text ?? ""}`);
  const sentences = positions
    .flatMap((position) => {
      const statement = generation.content.statements[position];
      return statement ? readStatement(statement, position) : [];
    })
    .map((sentence) => ({ ...sentence, keys: spellOut(sentence.keys, abbreviations) }));
  const all = [...about, ...sentences.flatMap(({ words }) => words)];
  return {
    passageId,
    sentences,
    about,
    aboutKeys: new Set(nameKeys(title)),
    questionKeys: entry ? keysOfQuestion(entry) : new Set(),
    aboutNumbers: readNumbers(about),
    ...stemsOf(all),
  };
}

const questionKeys = new WeakMap<Question, ReadonlySet<string>>();

/** Read once for all passages of a question: its answer is long. */
function keysOfQuestion(entry: Question): ReadonlySet<string> {
  const known = questionKeys.get(entry);
  if (known) return known;
  const made = new Set(nameKeys(`${entry.question}. ${entry.body}`));
  questionKeys.set(entry, made);
  return made;
}

function readStatement(statement: Statement, position: number): EvidenceSentence[] {
  const { passageId, start, end } = statement;
  const make = (plain: string, span: Span) => readSentence(plain, { passageId, position, ...span });
  if (statement.kind !== "table") return [make(statement.plain, { start, end })];
  return tableRows(statement).map(({ plain, ...span }) => make(plain, span));
}

/** Stems that begin otherwise cannot be forms of one word. */
export function beginningOf(stem: string): string {
  return stem.slice(0, 5);
}

function stemsOf(words: readonly Word[]): Pick<EvidenceSentence, "stems" | "beginnings"> {
  const stems = new Set(words.map(({ stem }) => stem));
  return { stems, beginnings: new Set([...stems].map(beginningOf)) };
}

type Span = Pick<EvidenceSentence, "start" | "end">;

function readSentence(
  plain: string,
  place: Pick<EvidenceSentence, "passageId" | "position" | "start" | "end">,
): EvidenceSentence {
  const words = readWords(plain);
  return {
    text: words.map(({ lower }) => lower).join(" "),
    words,
    ...stemsOf(words),
    numbers: readNumbers(words),
    names: findNames(plain),
    keys: new Set(nameKeys(plain)),
    negated: negatedWords(words),
    ...place,
  };
}

/** Adds to a sentence's keys what its abbreviations stand for. */
function spellOut(
  keys: ReadonlySet<string>,
  abbreviations: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const more = [...keys].flatMap((key) => abbreviations.get(key) ?? []);
  return more.length > 0 ? new Set([...keys, ...more]) : keys;
}

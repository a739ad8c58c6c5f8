import { z } from "zod";
import { analyze } from "./analyze-text";

/** A text to be found by its words. */
export interface LexicalDocument {
  readonly id: string;
  readonly text: string;
}

/** A document found, with its BM25 score (> 0, no upper bound). */
export interface LexicalHit {
  readonly id: string;
  readonly score: number;
}

/** How fast repeated words stop counting, and how much a long document is held back. */
const k1 = 1.2;
const b = 0.75;

const storedSchema = z.strictObject({
  ids: z.array(z.string()),
  /** Terms in each document, repeats counted. */
  lengths: z.array(z.int()),
  /** term → document position, occurrences, position, occurrences … */
  postings: z.record(z.string(), z.array(z.int())),
});
type Stored = z.infer<typeof storedSchema>;

/**
 * Okapi BM25 over stemmed words. Our own, because MiniSearch counts a document's length in distinct
 * terms, which is another formula.
 * @see Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009
 */
export class LexicalIndex {
  private readonly meanLength: number;

  private constructor(
    private readonly stored: Omit<Stored, "postings">,
    private readonly postings: ReadonlyMap<string, readonly number[]>,
  ) {
    const total = stored.lengths.reduce((sum, length) => sum + length, 0);
    this.meanLength = total / Math.max(1, stored.lengths.length);
  }

  /** @param documents - ids unique */
  static build(documents: readonly LexicalDocument[]): LexicalIndex {
    const postings = new Map<string, number[]>();
    const lengths = documents.map(({ text }, position) => {
      const terms = analyze(text);
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const [term, count] of counts) {
        const list = postings.get(term);
        if (list) list.push(position, count);
        else postings.set(term, [position, count]);
      }
      return terms.length;
    });
    return new LexicalIndex({ ids: documents.map(({ id }) => id), lengths }, postings);
  }

  /** Restores what `toJSON` gave, parsed. @throws {z.ZodError} on anything else */
  static restore(stored: unknown): LexicalIndex {
    const { postings, ...rest } = storedSchema.parse(stored);
    return new LexicalIndex(rest, new Map(Object.entries(postings)));
  }

  /**
   * The index as if a text that is part of one document had never been in it.
   * @param text - a part of that document's text, whole words
   * @throws {RangeError} on an unknown id
   */
  without({ id, text }: LexicalDocument): LexicalIndex {
    const position = this.stored.ids.indexOf(id);
    if (position < 0) throw new RangeError(`no document ${id} in the index`);
    const terms = analyze(text);
    const postings = new Map(this.postings);
    for (const term of terms) postings.set(term, removeOne(postings.get(term) ?? [], position));
    for (const term of terms) if (postings.get(term)?.length === 0) postings.delete(term);
    const lengths = this.stored.lengths.with(
      position,
      (this.stored.lengths[position] ?? 0) - terms.length,
    );
    return new LexicalIndex({ ...this.stored, lengths }, postings);
  }

  /** Best first, at most `count`; empty when no word of the query occurs. */
  search(query: string, count: number): LexicalHit[] {
    const scores = new Map<number, number>();
    for (const term of new Set(analyze(query))) {
      const list = this.postings.get(term);
      if (!list) continue;
      const idf = this.idf(term);
      for (let at = 0; at < list.length; at += 2) {
        const position = list[at] ?? 0;
        const occurrences = list[at + 1] ?? 0;
        const length = (this.stored.lengths[position] ?? 0) / this.meanLength;
        const score = (idf * occurrences * (k1 + 1)) / (occurrences + k1 * (1 - b + b * length));
        scores.set(position, (scores.get(position) ?? 0) + score);
      }
    }
    return [...scores]
      .sort(([positionA, a], [positionB, b]) => b - a || positionA - positionB)
      .slice(0, count)
      .map(([position, score]) => ({ id: this.stored.ids[position] ?? "", score }));
  }

  /**
   * How much a term tells documents apart; highest for a term that no document holds.
   * @param term - as `analyze` gives it
   */
  idf(term: string): number {
    const documents = this.stored.ids.length;
    const holding = (this.postings.get(term)?.length ?? 0) / 2;
    return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
  }

  /** True where some document holds the term, as `analyze` gives it. */
  has(term: string): boolean {
    return this.postings.has(term);
  }

  /** Every document's terms, by its id. */
  termSets(): Map<string, ReadonlySet<string>> {
    const sets = this.stored.ids.map(() => new Set<string>());
    for (const [term, list] of this.postings) {
      for (let at = 0; at < list.length; at += 2) sets[list[at] ?? 0]?.add(term);
    }
    return new Map(this.stored.ids.map((id, position) => [id, sets[position] ?? new Set()]));
  }

  toJSON(): Stored {
    const postings = [...this.postings].map(([term, list]) => [term, [...list]]);
    return { ...this.stored, postings: Object.fromEntries(postings) };
  }
}

/** A term's postings with one occurrence fewer in a document. */
function removeOne(list: readonly number[], position: number): number[] {
  const pairs = Array.from({ length: list.length / 2 }, (_, pair) => ({
    at: list[2 * pair] ?? 0,
    occurrences: list[2 * pair + 1] ?? 0,
  }));
  return pairs.flatMap(({ at, occurrences }) => {
    const left = at === position ? occurrences - 1 : occurrences;
    return left > 0 ? [at, left] : [];
  });
}

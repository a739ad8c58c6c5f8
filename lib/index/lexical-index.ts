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
  private readonly postings: ReadonlyMap<string, readonly number[]>;

  private constructor(private readonly stored: Stored) {
    const total = stored.lengths.reduce((sum, length) => sum + length, 0);
    this.meanLength = total / Math.max(1, stored.lengths.length);
    this.postings = new Map(Object.entries(stored.postings));
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
    return new LexicalIndex({
      ids: documents.map(({ id }) => id),
      lengths,
      postings: Object.fromEntries(postings),
    });
  }

  /** Restores what `toJSON` gave, parsed. @throws {z.ZodError} on anything else */
  static restore(stored: unknown): LexicalIndex {
    return new LexicalIndex(storedSchema.parse(stored));
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

  toJSON(): Stored {
    return this.stored;
  }
}

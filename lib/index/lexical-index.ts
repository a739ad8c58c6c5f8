import MiniSearch, { type Options } from "minisearch";
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

const options: Options<LexicalDocument> = {
  fields: ["text"],
  tokenize: (text) => analyze(text),
  processTerm: (term) => term,
  // Okapi BM25: MiniSearch adds the lower bound of BM25+ unless delta is 0.
  searchOptions: {
    bm25: { k: 1.2, b: 0.75, d: 0 },
    combineWith: "OR",
    prefix: false,
    fuzzy: false,
  },
};

/** BM25 over stemmed words. */
export class LexicalIndex {
  private constructor(private readonly index: MiniSearch<LexicalDocument>) {}

  /** @param documents - ids unique */
  static build(documents: readonly LexicalDocument[]): LexicalIndex {
    const index = new MiniSearch(options);
    index.addAll(documents);
    return new LexicalIndex(index);
  }

  /** Restores what `toJSON` gave. */
  static restore(json: string): LexicalIndex {
    return new LexicalIndex(MiniSearch.loadJSON(json, options));
  }

  /** Best first, at most `count`; empty when no word of the query occurs. */
  search(query: string, count: number): LexicalHit[] {
    return this.index
      .search(query)
      .slice(0, count)
      .map(({ id, score }) => ({ id: String(id), score }));
  }

  toJSON(): object {
    return this.index.toJSON();
  }
}

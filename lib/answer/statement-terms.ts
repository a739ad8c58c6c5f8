import { LRUCache } from "lru-cache";
import { analyze } from "@/lib/index/analyze-text";

/** More than a large guide has statements; answers are made of the same ones again and again. */
const keptStatements = 20_000;
const kept = new LRUCache<string, ReadonlySet<string>>({ max: keptStatements });

/** Terms of a statement's plain text, as `analyze` gives them; kept, because analysis is slow. */
export function statementTerms(plain: string): ReadonlySet<string> {
  const known = kept.get(plain);
  if (known) return known;
  const terms = new Set(analyze(plain));
  kept.set(plain, terms);
  return terms;
}

import { setMaxListeners } from "node:events";
import type { GroundedSentence } from "../message";
import { type CheckContext, checkClaim } from "./check-claim";
import { areReadingsCrowded } from "./read-claim";
import { type Claim, splitClaims } from "./split-claims";

/** Checks an answer while it streams. */
export interface AnswerChecker {
  /** Takes text as it is shown and begins to check the sentences that are complete. */
  push(delta: string): void;
  /** Sentences checked since the last call, in the order in which their checks ended. */
  take(): GroundedSentence[];
  /** Every sentence of the whole answer, in order; most are checked by now. */
  finish(): Promise<GroundedSentence[]>;
}

export interface CheckerOptions extends Omit<CheckContext, "hurry"> {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Told of a check that failed; its sentence is called weak. */
  readonly onError: (error: unknown) => void;
}

/**
 * A sentence is complete once something follows its end: only then is there something new to look
 * for. A lower-case letter goes on with it.
 */
const begunAnew = /[.!?](?:["'”’)\]*_]|\s*\[\d+\])*[.!?]?\s+[^\p{Ll}\s[]|\n\s*\S/u;
/**
 * After the last word a reader waits so long at a time, milliseconds; where too many claims wait even
 * then, what has not been read is judged by its words.
 */
const patienceMs = 500;
/** A sentence's end may reach this far back before what has just arrived: its markers. */
const endLength = 40;

export function createAnswerChecker(options: CheckerOptions): AnswerChecker {
  const begun = new Map<string, Promise<GroundedSentence>>();
  const impatient = new AbortController();
  const hurry = AbortSignal.any([impatient.signal, ...(options.signal ? [options.signal] : [])]);
  // Every claim that waits listens to it.
  setMaxListeners(0, hurry);
  const context = { ...options, hurry };
  let text = "";
  /** Up to here sentences have been found while streaming. */
  let seen = 0;
  /** Up to here no sentence begins that has not been found. */
  let searched = 0;
  let ready: GroundedSentence[] = [];

  function check(claim: Claim): Promise<GroundedSentence> {
    const key = `${claim.markers.join(",")} ${claim.text}`;
    const known = begun.get(key);
    if (known) return known;
    const checked = checkClaim(claim, context).catch((error: unknown): GroundedSentence => {
      options.onError(error);
      const { text: sentence, markers, start, end } = claim;
      return { text: sentence, markers, start, end, verdict: "weak", why: "unchecked" };
    });
    begun.set(key, checked);
    return checked;
  }

  function beginChecks(): void {
    const open = text.slice(seen);
    const claims = splitClaims(open);
    // The last one may go on, or a marker may follow it.
    const complete = claims.filter(({ end }) => open.slice(end).trim() !== "");
    for (const claim of complete) {
      const placed = { ...claim, start: claim.start + seen, end: claim.end + seen };
      void check(placed).then((sentence) => ready.push(sentence));
    }
    const last = complete.at(-1);
    if (last) seen += last.end;
  }

  return {
    push(delta) {
      text += delta;
      const tail = text.slice(Math.max(seen, searched - endLength));
      searched = text.length;
      if (begunAnew.test(tail) && !insideFence(text)) beginChecks();
    },
    take() {
      const taken = ready;
      ready = [];
      return taken;
    },
    async finish() {
      const impatience = setInterval(() => {
        if (areReadingsCrowded()) impatient.abort();
      }, patienceMs);
      try {
        return await Promise.all(
          splitClaims(text).map(async (claim) => {
            // The same sentence may stand in two places.
            const { start, end } = claim;
            return { ...(await check(claim)), start, end };
          }),
        );
      } finally {
        clearInterval(impatience);
      }
    },
  };
}

/** Code that has not ended is not yet known to be code by what follows it. */
function insideFence(text: string): boolean {
  return text.includes("```") && (text.match(/^[ \t>]*```/gm) ?? []).length % 2 === 1;
}

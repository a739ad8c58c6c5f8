import { VivaError } from "@/lib/errors";

export interface PromptGuardOptions {
  /** What the model was told to do. */
  readonly instructions: string;
  /** The word that fences data in this prompt. */
  readonly fence: string;
  /** How the model is named to the reader. */
  readonly model: string;
}

/** Keeps a model's instructions out of its answer. */
export interface PromptGuard {
  /**
   * Takes a piece of text. @returns what may be shown
   * @throws {VivaError} `model-cut-off` when the instructions or the fence begin to be repeated
   */
  push(text: string): string;
  /** Nothing will follow. @returns the rest */
  end(): string;
}

/** So many words in a row from the instructions are no coincidence. */
const leakWords = 8;
/** From so many on, text waits until the run ends. */
const heldWords = 4;
const wordOrGap = /[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu;

/**
 * Follows an answer word by word beside the instructions. Answers that share a few words with them go
 * through; eight words in a row, whatever stands between, end the answer before they are shown.
 */
export function createPromptGuard({ instructions, fence, model }: PromptGuardOptions): PromptGuard {
  const told = wordsOf(instructions);
  const placesOf = new Map<string, number[]>();
  told.forEach((word, place) => {
    const places = placesOf.get(word) ?? [];
    places.push(place);
    placesOf.set(word, places);
  });
  const fenceStart = fence.slice(0, 8).toLowerCase();
  let waiting = "";
  let held = "";
  /** Where in the instructions the words just read may stand, and how many of them in a row. */
  let runs = new Map<number, number>();

  function read(token: string): string {
    held += token;
    const word = token.toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(word)) return "";
    if (word.includes(fenceStart)) throw leaked(model);
    const next = new Map<number, number>();
    for (const place of placesOf.get(word) ?? []) next.set(place, (runs.get(place - 1) ?? 0) + 1);
    runs = next;
    const longest = Math.max(0, ...next.values());
    if (longest >= leakWords) throw leaked(model);
    return longest >= heldWords ? "" : release();
  }

  function release(): string {
    const shown = held;
    held = "";
    return shown;
  }

  function pass(ended: boolean): string {
    const tokens = waiting.match(wordOrGap) ?? [];
    // The last word may not be whole.
    waiting = ended ? "" : (tokens.pop() ?? "");
    return tokens.map(read).join("");
  }

  return {
    push(text) {
      waiting += text;
      return pass(false);
    },
    end: () => pass(true) + release(),
  };
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
}

function leaked(model: string): VivaError {
  return new VivaError(
    "model-cut-off",
    `${model} began to repeat its instructions, so its answer was stopped. Ask again, about the guide.`,
  );
}

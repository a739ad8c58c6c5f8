/** The part of the Web Speech API that dictation uses; TypeScript's DOM library leaves it out. */
export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: RecognitionResultEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

export interface RecognitionResultEvent {
  /** First result that is new or changed. */
  readonly resultIndex: number;
  readonly results: ArrayLike<RecognitionResult>;
}

interface RecognitionResult {
  readonly isFinal: boolean;
  readonly [index: number]: { readonly transcript: string };
}

interface SpeechWindow {
  readonly SpeechRecognition?: new () => Recognition;
  readonly webkitSpeechRecognition?: new () => Recognition;
}

/** @returns undefined in a browser that does not take dictation */
export function findRecognition(browser: object): (new () => Recognition) | undefined {
  const speech: SpeechWindow = browser;
  return speech.SpeechRecognition ?? speech.webkitSpeechRecognition;
}

/** What is settled in a result and what may still change. */
export function readResults({ resultIndex, results }: RecognitionResultEvent): {
  readonly settled: string;
  readonly interim: string;
} {
  const fresh = Array.from(results).slice(resultIndex);
  const wordsOf = (isFinal: boolean) =>
    fresh
      .filter((result) => result.isFinal === isFinal)
      .map((result) => result[0]?.transcript.trim() ?? "")
      .filter((words) => words !== "")
      .join(" ");
  return { settled: wordsOf(true), interim: wordsOf(false) };
}

/** Codes of the Web Speech API's error event. */
export function describeRecognitionError(code: string): string | undefined {
  switch (code) {
    case "aborted":
      return undefined;
    case "no-speech":
      return "Nothing was heard. Check the microphone and try again.";
    case "audio-capture":
      return "No microphone was found.";
    case "not-allowed":
    case "service-not-allowed":
      return "The microphone is blocked. Allow it in the browser’s settings for this page.";
    case "network":
      return "The browser’s speech service cannot be reached. Typing works as before.";
    case "language-not-supported":
      return "The browser cannot take dictation in English.";
    default:
      return `Dictation stopped (${code}). Typing works as before.`;
  }
}

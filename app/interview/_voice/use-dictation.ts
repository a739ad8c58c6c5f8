import { useCallback, useEffect, useRef, useState } from "react";
import {
  describeRecognitionError,
  findRecognition,
  type Recognition,
  readResults,
} from "./speech-recognition";

interface DictationOptions {
  /** Words that will not change any more. */
  readonly onWords: (words: string) => void;
  /** Words heard so far, which still may; empty when there are none. */
  readonly onInterim: (words: string) => void;
}

export interface Dictation {
  /** False until the page is alive, and in a browser without dictation. */
  readonly supported: boolean;
  readonly listening: boolean;
  readonly problem: string | undefined;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Dictation by the browser's own speech recognition. */
export function useDictation({ onWords, onInterim }: DictationOptions): Dictation {
  const [supported, setSupported] = useState(false);
  const [listening, setListening] = useState(false);
  const [problem, setProblem] = useState<string>();
  const current = useRef<Recognition>(undefined);
  const handlers = useRef({ onWords, onInterim });
  handlers.current = { onWords, onInterim };

  useEffect(() => {
    setSupported(findRecognition(window) !== undefined);
    return () => current.current?.abort();
  }, []);

  const start = useCallback(() => {
    const Browser = findRecognition(window);
    if (!Browser || current.current) return;
    const recognition = new Browser();
    recognition.lang = "en";
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = (event) => {
      const { settled, interim } = readResults(event);
      if (settled) handlers.current.onWords(settled);
      handlers.current.onInterim(interim);
    };
    recognition.onerror = ({ error }) => setProblem(describeRecognitionError(error));
    recognition.onend = () => {
      current.current = undefined;
      handlers.current.onInterim("");
      setListening(false);
    };
    current.current = recognition;
    setProblem(undefined);
    setListening(true);
    recognition.start();
  }, []);

  const stop = useCallback(() => current.current?.stop(), []);
  return { supported, listening, problem, start, stop };
}

import { useCallback, useEffect, useState } from "react";
import { browserStorage, storageKeys } from "@/app/components/browser-storage";
import { type AnswerLength, answerLengths } from "@/lib/answer/answer-length";

/** How long answers should be, remembered in this browser. */
export function useLength(): readonly [AnswerLength, (length: AnswerLength) => void] {
  const [length, setLength] = useState<AnswerLength>("standard");
  useEffect(() => {
    const stored = browserStorage("local").getItem(storageKeys.length);
    const known = answerLengths.find((entry) => entry === stored);
    if (known) setLength(known);
  }, []);
  const choose = useCallback((next: AnswerLength) => {
    setLength(next);
    browserStorage("local").setItem(storageKeys.length, next);
  }, []);
  return [length, choose];
}

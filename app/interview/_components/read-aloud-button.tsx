"use client";

import { Square, Volume2 } from "lucide-react";
import { useEffect, useState } from "react";

/** Reads words aloud by the browser's own voice; nothing where it has none. */
export function ReadAloudButton({ text }: { readonly text: string }) {
  const [supported, setSupported] = useState(false);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    setSupported("speechSynthesis" in window);
  }, []);
  useEffect(() => {
    if (!speaking) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = "en";
    utterance.onend = () => setSpeaking(false);
    utterance.onerror = () => setSpeaking(false);
    // One voice at a time, whatever else was being read.
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(utterance);
    return () => {
      utterance.onend = null;
      utterance.onerror = null;
      window.speechSynthesis.cancel();
    };
  }, [speaking, text]);
  if (!supported) return null;
  return (
    <button type="button" className="action -ml-2.5" onClick={() => setSpeaking(!speaking)}>
      {speaking ? (
        <Square aria-hidden="true" size={14} fill="currentColor" />
      ) : (
        <Volume2 aria-hidden="true" size={16} />
      )}
      {speaking ? "Stop reading" : "Read aloud"}
    </button>
  );
}

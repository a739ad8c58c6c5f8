import { useChat } from "@ai-sdk/react";
import { useEffect, useState } from "react";
import { browserStorage, storageKeys } from "@/app/components/browser-storage";
import type { AnswerLength } from "@/lib/answer/answer-length";
import { isComplete } from "./message-parts";
import { saveConversation, sharedChat } from "./shared-chat";
import { decodeConversation } from "./stored-conversation";

/** Milliseconds between two renders of a streaming answer. */
const renderEveryMs = 50;

/** The conversation with Viva, kept in this browser and shared with its other tabs while idle. */
export function useConversation({ length }: { readonly length: AnswerLength }) {
  const [chat] = useState(sharedChat);
  const { messages, status, error, setMessages, sendMessage, regenerate, stop, clearError } =
    useChat({ chat, experimental_throttle: renderEveryMs });
  const [restored, setRestored] = useState(false);
  const busy = status === "submitted" || status === "streaming";

  useEffect(() => {
    if (chat.messages.length === 0) {
      const stored = browserStorage("local").getItem(storageKeys.conversation);
      setMessages(decodeConversation(stored));
    }
    setRestored(true);
  }, [chat, setMessages]);

  useEffect(() => {
    if (restored && status !== "streaming") saveConversation(messages);
  }, [messages, restored, status]);

  useEffect(() => {
    const save = () => {
      if (chat.messages.length > 0) saveConversation(chat.messages);
    };
    window.addEventListener("pagehide", save);
    return () => window.removeEventListener("pagehide", save);
  }, [chat]);

  useEffect(() => {
    const adopt = ({ key, newValue }: StorageEvent) => {
      if (key !== storageKeys.conversation || chat.status === "submitted") return;
      if (chat.status === "streaming" || isEditing()) return;
      const stored = decodeConversation(newValue);
      const last = stored.at(-1);
      if (!last || isComplete(last)) setMessages(stored);
    };
    window.addEventListener("storage", adopt);
    return () => window.removeEventListener("storage", adopt);
  }, [chat, setMessages]);

  const options = { body: { length } };
  return {
    messages,
    busy,
    restored,
    /** What ended the last request; failures inside an answer are parts of its message. */
    error: status === "error" ? error : undefined,
    ask: (text: string) => void sendMessage({ text }, options),
    /** Asks a question anew in other words; what came after it goes. */
    replace: (messageId: string, text: string) => void sendMessage({ text, messageId }, options),
    retry: (messageId?: string) => void regenerate({ ...options, messageId }),
    stop: () => void stop(),
    clear: async () => {
      await stop();
      clearError();
      setMessages([]);
      saveConversation([]);
    },
  };
}

function isEditing(): boolean {
  return document.querySelector("[data-editing]") !== null;
}

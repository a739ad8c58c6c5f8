import { Chat } from "@ai-sdk/react";
import { DefaultChatTransport } from "ai";
import { browserStorage, storageKeys } from "@/app/components/browser-storage";
import { readRequestFailure } from "@/app/components/request-failure";
import { answerLengths } from "@/lib/answer/answer-length";
import type { VivaMessage } from "@/lib/answer/message";
import { chatRequestBody } from "./chat-request-body";
import { encodeConversation } from "./stored-conversation";

let shared: Chat<VivaMessage> | undefined;

/**
 * The conversation of this tab. It outlives the Ask page, so an answer goes on while its reader
 * looks something up in the guide. On the server every render gets an empty one of its own.
 */
export function sharedChat(): Chat<VivaMessage> {
  if (typeof window === "undefined") return createChat();
  shared ??= createChat();
  return shared;
}

export function saveConversation(messages: readonly VivaMessage[]): void {
  const storage = browserStorage("local");
  if (messages.length === 0) storage.removeItem(storageKeys.conversation);
  else storage.setItem(storageKeys.conversation, encodeConversation(messages));
}

function createChat(): Chat<VivaMessage> {
  return new Chat<VivaMessage>({
    transport: new DefaultChatTransport<VivaMessage>({
      api: "/api/chat",
      fetch: fetchAnswer,
      prepareSendMessagesRequest: ({ messages, body }) => ({
        body: chatRequestBody(
          messages,
          answerLengths.find((length) => length === body?.length) ?? "standard",
        ),
      }),
    }),
    onFinish: ({ messages }) => saveConversation(messages),
  });
}

const fetchAnswer: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.ok) throw await readRequestFailure(response);
  return response;
};

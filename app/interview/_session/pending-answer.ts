import { browserStorage } from "@/app/components/browser-storage";
import { commandRequestSchema } from "@/lib/interview/commands";
import type { CommandRequest } from "./send-command";

/** An answer on its way outlives its page: sent again under its id, it counts once. */
export function keepPendingAnswer(interviewId: string, request: CommandRequest): void {
  browserStorage("local").setItem(storageKey(interviewId), JSON.stringify(request));
}

export function readPendingAnswer(interviewId: string): CommandRequest | undefined {
  const stored = browserStorage("local").getItem(storageKey(interviewId));
  if (stored === null) return undefined;
  try {
    return commandRequestSchema.safeParse(JSON.parse(stored)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function forgetPendingAnswer(interviewId: string): void {
  browserStorage("local").removeItem(storageKey(interviewId));
}

function storageKey(interviewId: string): string {
  return `viva.interview.${interviewId}.answer`;
}

import type { z } from "zod";
import { RequestFailure, readRequestFailure } from "@/app/components/request-failure";
import type { commandRequestSchema } from "@/lib/interview/commands";
import type { InterviewView } from "@/lib/interview/interview-view";

export type CommandRequest = z.output<typeof commandRequestSchema>;

/**
 * What the server made of a command. `conflict`: another tab moved on, and this is the interview
 * as it is now. `refused`: sending it again would not help.
 */
export type Reply =
  | { readonly kind: "done" | "conflict"; readonly view: InterviewView }
  | { readonly kind: "refused"; readonly failure: RequestFailure };

/**
 * Sends one command.
 * @param options - `keepalive` for a page that is about to go
 * @throws {TypeError} when the server cannot be reached; {RequestFailure} when it cannot serve now
 */
export async function sendCommand(
  interviewId: string,
  request: CommandRequest,
  { keepalive = false }: { readonly keepalive?: boolean } = {},
): Promise<Reply> {
  const response = await fetch(`/api/interviews/${interviewId}/commands`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    keepalive,
  });
  if (response.ok) return { kind: "done", view: await readView(response) };
  if (response.status === 409) {
    const copy = response.clone();
    const view = await readView(response).catch(() => undefined);
    if (view) return { kind: "conflict", view };
    throw await readRequestFailure(copy);
  }
  const failure = await readRequestFailure(response);
  if (response.status >= 500 || response.status === 429) throw failure;
  return { kind: "refused", failure };
}

/** The interview as it is now. @throws {TypeError} or {RequestFailure} as `sendCommand` */
export async function fetchView(interviewId: string): Promise<InterviewView> {
  const response = await fetch(`/api/interviews/${interviewId}`, { cache: "no-store" });
  if (!response.ok) throw await readRequestFailure(response);
  return readView(response);
}

/** Our own server's view is taken at its word once it has the outline of one. */
async function readView(response: Response): Promise<InterviewView> {
  const body: { readonly view?: InterviewView } = await response.json();
  if (typeof body.view?.seq === "number") return body.view;
  throw new RequestFailure("internal", "The server's answer could not be read.");
}

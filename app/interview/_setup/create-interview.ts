import { readRequestFailure } from "@/app/components/request-failure";
import type { InterviewConfig } from "@/lib/interview/interview-config";

/**
 * Begins an interview.
 * @param commandId - the same when it is tried again, so that one is begun
 * @returns its id
 * @throws {TypeError} when the server cannot be reached; {RequestFailure} when it refuses
 */
export async function createInterview(commandId: string, config: InterviewConfig): Promise<string> {
  const response = await fetch("/api/interviews", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ commandId, config }),
  });
  if (!response.ok) throw await readRequestFailure(response);
  const { view }: { readonly view: { readonly id: string } } = await response.json();
  return view.id;
}

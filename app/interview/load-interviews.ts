import { cookies } from "next/headers";
import { cache } from "react";
import { VivaError } from "@/lib/errors";
import type { InterviewSummary, InterviewView } from "@/lib/interview/interview-view";
import type { Progress } from "@/lib/interview/progress";
import type { Report } from "@/lib/interview/report";
import { getInterviews } from "@/lib/server/interviews";
import { ownerOf, sessionCookie } from "@/lib/server/session";

/** What a page got, or why it could not; `missing` is also what somebody else's interview is. */
export type Loaded<T> =
  | { readonly found: T }
  | { readonly problem: string; readonly missing: boolean };

/** An interview for its page: its report once it has ended. Once per request. */
export const loadInterview = cache(async (id: string) =>
  attempt(async (): Promise<{ readonly view: InterviewView; readonly report?: Report }> => {
    const interviews = await getInterviews();
    const owner = await readOwner();
    if (!owner) throw new VivaError("not-found", "There is no such interview.");
    const view = await interviews.view({ id, owner });
    if (view.status !== "ended") return { view };
    return { view, report: await interviews.report({ id, owner }) };
  }),
);

/** This browser's interviews, newest first. */
export function loadSummaries(): Promise<Loaded<readonly InterviewSummary[]>> {
  return attempt(async () => (await getInterviews()).list(await readOwner()));
}

export function loadProgress(): Promise<Loaded<Progress>> {
  return attempt(async () => (await getInterviews()).progress(await readOwner()));
}

async function readOwner(): Promise<string | undefined> {
  return ownerOf((await cookies()).get(sessionCookie)?.value);
}

async function attempt<T>(load: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { found: await load() };
  } catch (error) {
    if (!(error instanceof VivaError)) throw error;
    return { problem: error.message, missing: error.code === "not-found" };
  }
}

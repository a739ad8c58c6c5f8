import type { StorageArea } from "@/app/components/browser-storage";
import { type InterviewConfig, interviewConfigSchema } from "@/lib/interview/interview-config";

const storageKey = "viva.interview.setup";

/** What an interview begins with where nothing else was ever set. */
export const firstConfig: InterviewConfig = {
  sections: [],
  difficulty: "any",
  questions: 5,
  minutes: 20,
  mode: "coach",
};

/**
 * The set-up this browser used last.
 * @param known - the guide's sections; others are forgotten
 */
export function readStoredConfig(storage: StorageArea, known: readonly string[]): InterviewConfig {
  const parsed = interviewConfigSchema.safeParse(parse(storage.getItem(storageKey)));
  if (!parsed.success) return firstConfig;
  return {
    ...parsed.data,
    sections: parsed.data.sections.filter((section) => known.includes(section)),
  };
}

export function storeConfig(storage: StorageArea, config: InterviewConfig): void {
  storage.setItem(storageKey, JSON.stringify(config));
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

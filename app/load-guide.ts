import { cache } from "react";
import { VivaError } from "@/lib/errors";
import type { Generation } from "@/lib/index/load-generation";
import { getRuntime } from "@/lib/runtime";

/** The guide for a page, or why there is none. */
export type LoadedGuide =
  | { readonly generation: Generation; readonly problem?: undefined }
  | { readonly generation?: undefined; readonly problem: string };

/** The live guide; a missing or damaged index is a message for the page, not an exception. Once per request. */
export const loadGuide = cache(async (): Promise<LoadedGuide> => {
  try {
    const runtime = await getRuntime();
    return { generation: await runtime.generation() };
  } catch (error) {
    if (error instanceof VivaError) return { problem: error.message };
    throw error;
  }
});

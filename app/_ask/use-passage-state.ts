import { useEffect, useState } from "react";
import { z } from "zod";
import type { Source } from "@/lib/answer/message";

const responseSchema = z.object({ existing: z.array(z.string()) });

/** Whether a cited passage still stands in the guide; undefined until known, or offline. */
export function usePassageExists(source: Source): boolean | undefined {
  const { passageId } = source;
  const [known, setKnown] = useState<{ readonly id: string; readonly exists: boolean }>();
  useEffect(() => {
    const stop = new AbortController();
    askForPassages([passageId], stop.signal).then((existing) => {
      if (existing) setKnown({ id: passageId, exists: existing.includes(passageId) });
    });
    return () => stop.abort();
  }, [passageId]);
  return known?.id === passageId ? known.exists : undefined;
}

async function askForPassages(
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  try {
    const response = await fetch("/api/passages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ids }),
      signal,
    });
    const parsed = responseSchema.safeParse(await response.json());
    return parsed.success ? parsed.data.existing : undefined;
  } catch {
    // Offline: the cited text is shown, and nothing is claimed about the guide.
    return undefined;
  }
}

"use client";

import type { Source } from "@/lib/answer/message";
import { useSourceFocus } from "./source-focus";
import { sourceTitle } from "./source-title";

interface BetterMarkerProps {
  readonly messageId: string;
  readonly source: Source;
  readonly all: readonly Source[];
}

/** The source that does say what a sentence cites another one for. */
export function BetterMarker({ messageId, source, all }: BetterMarkerProps) {
  const { open } = useSourceFocus();
  return (
    <button
      type="button"
      className="marker marker-better"
      aria-label={`Found in source ${source.n}: ${sourceTitle(source)}`}
      onClick={() => open({ messageId, source, all })}
    >
      → {source.n}
    </button>
  );
}

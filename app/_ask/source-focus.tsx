"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { GroundedSentence, Source } from "@/lib/answer/message";

/** One source of one answer. */
export interface SourceRef {
  readonly messageId: string;
  readonly source: Source;
  /** The answer's sources, for going from one to the next. */
  readonly all: readonly Source[];
  /** The sentence whose marker was pressed, for what of the passage bears it out. */
  readonly sentence?: GroundedSentence;
}

/** A source the reader points at, and the marker to show it beside. */
export interface Pointed {
  readonly messageId: string;
  readonly n: number;
  /** Set when pointed at by its marker: where the popover goes. */
  readonly marker?: {
    readonly element: HTMLElement;
    readonly source: Source;
    readonly sentence?: GroundedSentence;
  };
}

interface SourceFocus {
  readonly pointed: Pointed | undefined;
  readonly point: (pointed: Pointed | undefined) => void;
  readonly opened: SourceRef | undefined;
  readonly open: (source: SourceRef | undefined) => void;
}

const SourceFocusContext = createContext<SourceFocus>({
  pointed: undefined,
  point: () => {},
  opened: undefined,
  open: () => {},
});

/** Holds which source is pointed at and which one is open, for markers, cards and the panel. */
export function SourceFocusProvider({ children }: { readonly children: ReactNode }) {
  const [pointed, point] = useState<Pointed>();
  const [opened, open] = useState<SourceRef>();
  const value = useMemo(() => ({ pointed, point, opened, open }), [pointed, opened]);
  return <SourceFocusContext value={value}>{children}</SourceFocusContext>;
}

export function useSourceFocus(): SourceFocus {
  return useContext(SourceFocusContext);
}

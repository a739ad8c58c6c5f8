"use client";

import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { PassageLink } from "@/app/components/passage-link";
import { DoubtLine } from "./doubt-line";
import { PassageText } from "./passage-text";
import { type SourceRef, useSourceFocus } from "./source-focus";
import { sourcePath, sourceTitle } from "./source-title";
import { usePassageExists } from "./use-passage-state";

/** From this width on the panel stands beside the text and leaves it usable. */
const besideQuery = "(min-width: 69rem)";

/** The passage opened from a marker or card: beside the answer, on narrow screens a sheet over it. */
export function PassagePanel() {
  const { opened, open } = useSourceFocus();
  const dialog = useRef<HTMLDialogElement>(null);
  const returnTo = useRef<HTMLElement | null>(null);
  const isOpen = opened !== undefined;

  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return;
    const active = document.activeElement;
    returnTo.current = active instanceof HTMLElement ? active : null;
    if (window.matchMedia(besideQuery).matches) element.show();
    else element.showModal();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") open(undefined);
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      element.close();
      returnTo.current?.focus();
    };
  }, [isOpen, open]);

  return (
    <dialog
      ref={dialog}
      className="passage-panel"
      aria-labelledby="passage-panel-title"
      onClose={() => open(undefined)}
    >
      {opened && <PanelContent opened={opened} onOpen={open} />}
    </dialog>
  );
}

interface PanelContentProps {
  readonly opened: SourceRef;
  readonly onOpen: (source: SourceRef | undefined) => void;
}

function PanelContent({ opened, onOpen }: PanelContentProps) {
  const { source, all, sentence } = opened;
  const span = sentence?.span?.n === source.n ? sentence.span : undefined;
  const exists = usePassageExists(source);
  const index = all.findIndex(({ n }) => n === source.n);
  const step = (by: number) => {
    const next = all[index + by];
    return next ? () => onOpen({ ...opened, source: next, sentence: undefined }) : undefined;
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex items-center gap-1 border-line border-b py-2 pr-2 pl-5">
        <h2 id="passage-panel-title" className="mr-auto font-semibold">
          Source {source.n} <span className="font-normal text-muted">of {all.length}</span>
        </h2>
        <StepButton label="Previous source" onStep={step(-1)}>
          <ChevronLeft aria-hidden="true" size={20} />
        </StepButton>
        <StepButton label="Next source" onStep={step(1)}>
          <ChevronRight aria-hidden="true" size={20} />
        </StepButton>
        <button
          type="button"
          className="icon-button"
          aria-label="Close"
          onClick={() => onOpen(undefined)}
        >
          <X aria-hidden="true" size={20} />
        </button>
      </div>
      <div key={source.passageId} className="min-h-0 overflow-y-auto px-5 py-4">
        <p className="text-muted text-sm leading-snug">{sourcePath(source).join(" › ")}</p>
        <p className="mt-1 mb-3 text-balance font-semibold text-lg">{sourceTitle(source)}</p>
        <DoubtLine sentence={sentence} />
        {exists === false && (
          <p className="doubt-line" role="status">
            This passage has changed since. Here is the text that was cited.
          </p>
        )}
        <div className="passage-highlight">
          <PassageText text={source.text} span={span} />
        </div>
        <p className="mt-4">
          <PassageLink href={source.url} />
        </p>
      </div>
    </div>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly onStep: (() => void) | undefined;
  readonly children: React.ReactNode;
}

function StepButton({ label, onStep, children }: StepButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      disabled={!onStep}
      onClick={onStep}
    >
      {children}
    </button>
  );
}

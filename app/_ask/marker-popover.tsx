"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { PassageLink } from "@/app/components/passage-link";
import { DoubtLine } from "./doubt-line";
import { PassageText } from "./passage-text";
import { placePopover } from "./place-popover";
import { type Pointed, useSourceFocus } from "./source-focus";
import { sourcePath, sourceTitle } from "./source-title";

/** Milliseconds a marker is pointed at before its passage shows, so passing over shows nothing. */
const showAfterMs = 120;
/** Milliseconds for the pointer to travel from the marker into the popover. */
const hideAfterMs = 180;

/** The passage of the marker pointed at or focused, beside it; Escape hides it. */
export function MarkerPopover() {
  const box = useRef<HTMLElement>(null);
  const { pointed } = useSourceFocus();
  const [inside, setInside] = useState(false);
  const [shown, setShown] = useState<Pointed["marker"]>();
  const target = pointed?.marker;
  /** Hidden by its reader: it stays so, though the pointer may lie where it was. */
  const dismissed = useRef<Pointed["marker"]>(undefined);
  /** From then until the reader moves: what comes to lie under a resting pointer is not pointed at. */
  const resting = useRef(false);

  useEffect(() => {
    const wake = () => {
      resting.current = false;
    };
    window.addEventListener("pointermove", wake, { passive: true });
    window.addEventListener("focusin", wake, { capture: true });
    return () => {
      window.removeEventListener("pointermove", wake);
      window.removeEventListener("focusin", wake, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!target && inside) return;
    if (target && (target === dismissed.current || resting.current)) return;
    const timer = window.setTimeout(() => setShown(target), target ? showAfterMs : hideAfterMs);
    return () => window.clearTimeout(timer);
  }, [target, inside]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!shown || !element) return;
    element.showPopover();
    const place = () => {
      const { left, top } = placePopover({
        anchor: shown.element.getBoundingClientRect(),
        box: element.getBoundingClientRect(),
        viewport: { width: document.documentElement.clientWidth, height: window.innerHeight },
      });
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    };
    const hide = () => {
      dismissed.current = shown;
      resting.current = true;
      setShown(undefined);
      setInside(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // One press closes one thing: not the panel behind it too.
      event.stopImmediatePropagation();
      event.preventDefault();
      hide();
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener("scroll", hide, { passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener("scroll", hide);
    };
  }, [shown]);

  if (!shown) return null;
  const { source, sentence } = shown;
  const span = sentence?.span?.n === source.n ? sentence.span : undefined;
  return (
    <section
      ref={box}
      popover="manual"
      className="marker-popover"
      aria-label={`Passage ${source.n}`}
      onPointerEnter={() => setInside(true)}
      onPointerLeave={() => setInside(false)}
    >
      <p className="text-muted text-sm leading-snug">{sourcePath(source).join(" › ")}</p>
      <p className="mt-0.5 mb-2 font-semibold">{sourceTitle(source)}</p>
      <DoubtLine sentence={sentence} />
      <div className="mb-3">
        <PassageText text={source.text} span={span} />
      </div>
      <PassageLink href={source.url} />
    </section>
  );
}

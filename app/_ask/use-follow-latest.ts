import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Nearer to the line than this counts as in view, pixels. */
const nearPx = 24;
/** Growth by more than this share of the window's height came all at once. */
const atOnceShare = 0.4;
/** Room between the latest words and what stands below them, pixels. */
const gapPx = 16;

interface FollowLatest {
  /** Grows as words arrive; holds the element marked `data-latest` that comes after the last of them. */
  readonly content: RefObject<HTMLElement | null>;
  /** Covers the end of the page; the latest words belong above it. */
  readonly dock: RefObject<HTMLElement | null>;
  /** False leaves the page alone. */
  readonly active: boolean;
}

/**
 * Keeps the latest words in view while they arrive, until the reader scrolls away from them.
 * @returns whether they are in view, and a way back to them
 */
export function useFollowLatest({ content, dock, active }: FollowLatest) {
  const [inView, setInView] = useState(true);
  const following = useRef(true);

  const hiddenPx = useCallback(() => {
    const latest = content.current?.querySelector("[data-latest]");
    if (!latest || !dock.current) return 0;
    const line = dock.current.getBoundingClientRect().top - gapPx;
    return latest.getBoundingClientRect().bottom - line;
  }, [content, dock]);

  const jump = useCallback(() => {
    following.current = true;
    const hidden = hiddenPx();
    if (hidden > 0) window.scrollBy({ top: hidden, behavior: "instant" });
  }, [hiddenPx]);

  /** Goes along with growing words; what arrives all at once is shown from its beginning. */
  const follow = useCallback(() => {
    const hidden = hiddenPx();
    if (hidden <= 0) return;
    const turn = content.current?.querySelector("[data-latest]")?.closest("article");
    const above = turn?.getBoundingClientRect().top ?? 0;
    const atOnce = hidden > window.innerHeight * atOnceShare;
    window.scrollBy({ top: atOnce ? Math.min(hidden, above) : hidden, behavior: "instant" });
    if (atOnce) following.current = false;
  }, [content, hiddenPx]);

  useEffect(() => {
    let lastTop = window.scrollY;
    const look = () => {
      const near = hiddenPx() < nearPx;
      if (near) following.current = true;
      else if (window.scrollY < lastTop - 1) following.current = false;
      lastTop = window.scrollY;
      setInView(near);
    };
    const leave = (event: WheelEvent) => {
      if (event.deltaY < 0) following.current = false;
    };
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("wheel", leave, { passive: true });
    return () => {
      window.removeEventListener("scroll", look);
      window.removeEventListener("wheel", leave);
    };
  }, [hiddenPx]);

  useEffect(() => {
    const element = content.current;
    if (!element || !active) return;
    const observer = new ResizeObserver(() => {
      if (following.current) follow();
      setInView(hiddenPx() < nearPx);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [content, active, follow, hiddenPx]);

  return { inView: inView || !active, jump };
}

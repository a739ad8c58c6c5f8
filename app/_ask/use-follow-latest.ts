import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Nearer to the line than this counts as in view, pixels. */
const nearPx = 24;
/** Room left above a question and below the latest words, pixels. */
const gapPx = 16;

interface FollowLatest {
  /** Grows as words arrive; holds the element marked `data-latest` that comes after the last of them. */
  readonly content: RefObject<HTMLElement | null>;
  /** Covers the end of the page; the latest words belong above it. */
  readonly dock: RefObject<HTMLElement | null>;
  /** Id of the question last asked; undefined leaves the page alone. */
  readonly question: string | undefined;
}

/**
 * Keeps the latest words in view while they arrive. After a question the page goes along until the
 * question reaches the top, so that its answer is read from the beginning; once the reader goes to
 * the end it stays at the end; a reader who scrolls back is left in peace.
 * @returns whether the latest words are in view, and a way to them
 */
export function useFollowLatest({ content, dock, question }: FollowLatest) {
  const [inView, setInView] = useState(true);
  const mode = useRef<"question" | "end" | "none">("none");
  const expectedTop = useRef(0);

  /** How far the latest words reach below the line, and the question's top below the window's. */
  const measure = useCallback(() => {
    const latest = content.current?.querySelector("[data-latest]");
    if (!latest || !dock.current) return { hidden: 0, above: 0 };
    const line = dock.current.getBoundingClientRect().top - gapPx;
    const turn = latest.closest("article") ?? latest;
    return {
      hidden: latest.getBoundingClientRect().bottom - line,
      above: turn.getBoundingClientRect().top - gapPx,
    };
  }, [content, dock]);

  const follow = useCallback(() => {
    const { hidden, above } = measure();
    const distance = mode.current === "question" ? Math.min(hidden, above) : hidden;
    if (mode.current !== "none" && distance > 0) {
      window.scrollBy({ top: distance, behavior: "instant" });
      expectedTop.current = window.scrollY;
    }
    setInView(measure().hidden < nearPx);
  }, [measure]);

  const jump = useCallback(() => {
    mode.current = "end";
    follow();
  }, [follow]);

  useLayoutEffect(() => {
    mode.current = question ? "question" : "none";
    if (question) follow();
  }, [question, follow]);

  useEffect(() => {
    const look = () => {
      const near = measure().hidden < nearPx;
      setInView(near);
      if (Math.abs(window.scrollY - expectedTop.current) < 2) return;
      expectedTop.current = window.scrollY;
      mode.current = near ? "end" : "none";
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, [measure]);

  useEffect(() => {
    const element = content.current;
    if (!element || !question) return;
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, [content, question, follow]);

  return { inView: inView || !question, jump };
}

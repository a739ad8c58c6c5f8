import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Nearer to the end than this counts as at it, pixels. */
const nearPx = 24;

/**
 * Keeps the page's end in view while its content grows, until the reader scrolls away.
 * @param active - false leaves the page alone
 * @returns whether the end is in view, and a way back to it
 */
export function useFollowBottom(
  content: RefObject<HTMLElement | null>,
  { active }: { readonly active: boolean },
) {
  const [atBottom, setAtBottom] = useState(true);
  const following = useRef(true);

  const jump = useCallback(() => {
    following.current = true;
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  }, []);

  useEffect(() => {
    let lastTop = window.scrollY;
    const look = () => {
      const near = distanceToEnd() < nearPx;
      if (near) following.current = true;
      else if (window.scrollY < lastTop - 1) following.current = false;
      lastTop = window.scrollY;
      setAtBottom(near || following.current);
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
  }, []);

  useEffect(() => {
    const element = content.current;
    if (!element || !active) return;
    const observer = new ResizeObserver(() => {
      if (following.current) jump();
      else setAtBottom(distanceToEnd() < nearPx);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [content, active, jump]);

  return { atBottom: atBottom || !active, jump };
}

function distanceToEnd(): number {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight - clientHeight - window.scrollY;
}

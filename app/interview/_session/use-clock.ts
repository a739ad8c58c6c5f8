import { useEffect, useState } from "react";
import type { ClockView } from "@/lib/interview/interview-view";

export interface Clock {
  readonly activeMs: number;
  readonly nudge: ClockView["nudge"];
}

/** The interview's clock, going on by the second between two views of it. */
export function useClock(clock: ClockView, clockOffsetMs: number): Clock {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const tick = () => setNow(Date.now() + clockOffsetMs);
    if (!clock.running) return;
    tick();
    const timer = window.setInterval(tick, 1000);
    return () => window.clearInterval(timer);
  }, [clock, clockOffsetMs]);
  return readClock(clock, now);
}

/** @param now - milliseconds since 1970 by the server's clock; before the view it counts as the view's */
export function readClock({ now: seenAt, activeMs, budgetMs, running }: ClockView, now: number) {
  const passed = running ? Math.max(0, now - seenAt) : 0;
  const total = activeMs + passed;
  const nudge = total >= budgetMs ? "over" : total * 2 >= budgetMs ? "half" : undefined;
  return { activeMs: total, nudge } satisfies Clock;
}

"use client";

import { useEffect, useRef } from "react";
import { takeArrival } from "../_session/arrival";

/** Takes the focus where the report came in place of its interview, whose buttons are gone. */
export function ReportTitle({ interviewId }: { readonly interviewId: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takeArrival(interviewId)) return;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [interviewId]);
  return (
    <h1 ref={heading} className="guide-title outline-none" tabIndex={-1}>
      Interview report
    </h1>
  );
}

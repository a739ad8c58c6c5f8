"use client";

import { useEffect, useState } from "react";

/** Highlights every part of the passage the address names, and says so when it is gone. */
export function PassageTarget() {
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const mark = () => {
      for (const old of document.querySelectorAll("[data-target]")) {
        old.removeAttribute("data-target");
      }
      const id = window.location.hash.slice(1);
      const parts = id.startsWith("p-")
        ? document.querySelectorAll(`[data-passage="${CSS.escape(id)}"]`)
        : [];
      for (const part of parts) part.setAttribute("data-target", "");
      parts[0]?.scrollIntoView({ block: "start" });
      setMissing(id.startsWith("p-") && parts.length === 0);
    };
    mark();
    window.addEventListener("hashchange", mark);
    return () => window.removeEventListener("hashchange", mark);
  }, []);
  if (!missing) return null;
  return (
    <p className="notice mt-6" role="status">
      The cited passage has changed since it was cited. This is the whole answer as it stands now.
    </p>
  );
}

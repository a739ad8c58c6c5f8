import { useEffect, useState } from "react";

/** Milliseconds between two looks for the server while the browser says it is offline. */
const probeEveryMs = 4000;

/**
 * Whether Viva's server can be reached. A browser without a network is not enough to doubt it:
 * Viva often runs on the same machine, so the server itself is asked.
 */
export function useReachable(): boolean {
  const [reachable, setReachable] = useState(true);
  useEffect(() => {
    let timer: number | undefined;
    let ended = false;
    const check = async () => {
      window.clearTimeout(timer);
      const found = navigator.onLine || (await answers());
      if (ended) return;
      setReachable(found);
      if (!navigator.onLine) timer = window.setTimeout(check, probeEveryMs);
    };
    void check();
    window.addEventListener("online", check);
    window.addEventListener("offline", check);
    return () => {
      ended = true;
      window.clearTimeout(timer);
      window.removeEventListener("online", check);
      window.removeEventListener("offline", check);
    };
  }, []);
  return reachable;
}

async function answers(): Promise<boolean> {
  try {
    await fetch("/api/health", { cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

import { LRUCache } from "lru-cache";

/** What a request may do: go on, or wait this long. */
export type RateDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

export interface RateLimitOptions {
  /** Requests a client may make in a minute; they may come all at once. */
  readonly perMinute: number;
  /** Clients remembered; the ones idle longest are forgotten first. */
  readonly maxClients?: number;
  /** Milliseconds, any origin, never going back. */
  readonly now?: () => number;
}

/**
 * A token bucket per client: it holds a minute's worth and refills evenly.
 * @returns decides on one request of a client and counts it
 */
export function createRateLimit({
  perMinute,
  maxClients = 10_000,
  now = () => performance.now(),
}: RateLimitOptions): (client: string) => RateDecision {
  const perMs = perMinute / 60_000;
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: maxClients });
  return (client) => {
    const at = now();
    const before = buckets.get(client) ?? { tokens: perMinute, at };
    const tokens = Math.min(perMinute, before.tokens + (at - before.at) * perMs);
    if (tokens < 1) {
      buckets.set(client, { tokens, at });
      return { allowed: false, retryAfterSeconds: Math.ceil((1 - tokens) / perMs / 1000) };
    }
    buckets.set(client, { tokens: tokens - 1, at });
    return { allowed: true };
  };
}

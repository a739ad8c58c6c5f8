import type { Config } from "@/lib/config";

type Proxies = Pick<Config, "trustedProxyHops">;

/**
 * Whether the browser spoke HTTPS. Viva itself speaks plain HTTP, so only a trusted proxy can know.
 */
export function cameByHttps(request: Request, { trustedProxyHops }: Proxies): boolean {
  if (trustedProxyHops === 0) return false;
  const hops = request.headers.get("x-forwarded-proto")?.split(",") ?? [];
  const seen = hops.at(-trustedProxyHops) ?? hops[0];
  return seen?.trim().toLowerCase() === "https";
}

/** The address the browser reached Viva at, such as `http://localhost:3000`. */
export function originOf(request: Request, proxies: Proxies): string {
  const scheme = cameByHttps(request, proxies) ? "https" : "http";
  const named = `${scheme}://${request.headers.get("host") ?? ""}`;
  return URL.canParse(named) ? new URL(named).origin : new URL(request.url).origin;
}

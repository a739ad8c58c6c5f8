import { VivaError } from "@/lib/errors";

/**
 * Refuses what another site makes a browser send. Programs send neither header and pass: they hold
 * no one else's cookie.
 * @throws {VivaError} `forbidden`
 */
export function refuseCrossSite(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site) {
    if (site === "same-origin" || site === "none") return;
    throw forbidden();
  }
  const origin = request.headers.get("origin");
  if (origin !== null && hostOf(origin) !== request.headers.get("host")) throw forbidden();
}

/** @returns undefined for `null` and whatever else is no origin */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function forbidden(): VivaError {
  return new VivaError("forbidden", "This can be sent from Viva's own pages only.");
}

import { createHash, randomBytes } from "node:crypto";
import type { Config } from "@/lib/config";
import { noSuchInterview } from "@/lib/interview/no-such-interview";
import type { InterviewKey } from "@/lib/storage/interview-store";
import { cameByHttps } from "./request-origin";

/** The cookie that ties interviews to a browser; it says nothing about a person. */
export const sessionCookie = "viva_session";

/** 256 random bits, base64url. */
const tokenBytes = 32;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;
const maxAgeSeconds = 365 * 24 * 60 * 60;

/**
 * The owner a session's interviews are stored under: the SHA-256 of its token, so that who reads
 * the database cannot pose as anyone.
 * @returns undefined for what is no token
 */
export function ownerOf(token: string | undefined): string | undefined {
  if (!token || !tokenPattern.test(token)) return undefined;
  return createHash("sha256").update(token).digest("hex");
}

/** The owner a request comes from; undefined without a session. */
export function readOwner(request: Request): string | undefined {
  const cookies = request.headers.get("cookie")?.split(/;\s*/) ?? [];
  const prefix = `${sessionCookie}=`;
  const found = cookies.find((cookie) => cookie.startsWith(prefix));
  return ownerOf(found?.slice(prefix.length));
}

/** A new session's owner, and the header that gives it to the browser for a year. */
export function startSession(
  request: Request,
  proxies: Pick<Config, "trustedProxyHops">,
): { readonly owner: string; readonly setCookie: string } {
  const token = randomBytes(tokenBytes).toString("base64url");
  const owner = ownerOf(token);
  if (!owner) throw new TypeError("a new token is one");
  const attributes = [
    `${sessionCookie}=${token}`,
    "Path=/",
    `Max-Age=${maxAgeSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(cameByHttps(request, proxies) ? ["Secure"] : []),
  ];
  return { owner, setCookie: attributes.join("; ") };
}

/**
 * The interview a request names, for whoever sent it.
 * @throws {VivaError} `not-found` without a session, as for an interview that is not there
 */
export function keyOf(request: Request, id: string): InterviewKey {
  const owner = readOwner(request);
  if (!owner) throw noSuchInterview();
  return { id, owner };
}

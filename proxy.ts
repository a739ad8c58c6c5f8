import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/app/content-security-policy";

/** Gives every page its own nonce; Next reads it from the request's policy and puts it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages only: /api has a policy without a nonce (next.config.ts), and static files need none. */
export const config = { matcher: ["/((?!api/|_next/static/).*)"] };

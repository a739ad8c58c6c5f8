import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { refuseCrossSite } from "./refuse-cross-site";
import { originOf } from "./request-origin";
import { keyOf, ownerOf, readOwner, startSession } from "./session";

const request = (headers: Record<string, string> = {}) =>
  new Request("http://viva.test/api/interviews", { method: "POST", headers });
const start = (hops = 0, headers: Record<string, string> = {}) =>
  startSession(request(headers), { trustedProxyHops: hops });

describe("a session", () => {
  it("is 256 random bits that scripts cannot read and other sites cannot post with", () => {
    const [one, two] = [start(), start()];
    expect(one.setCookie).toMatch(
      /^viva_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
    );
    expect(one.setCookie).not.toBe(two.setCookie);
  });

  it("is stored as its hash only", () => {
    const { owner, setCookie } = start();
    const token = /=([^;]+)/.exec(setCookie)?.[1] ?? "";
    expect(owner).toBe(createHash("sha256").update(token).digest("hex"));
    expect(readOwner(request({ cookie: `theme=dark; viva_session=${token}; x=y` }))).toBe(owner);
  });

  it("is Secure where a trusted proxy says that the browser spoke HTTPS, and only there", () => {
    const https = { "x-forwarded-proto": "https" };
    expect(start(1, https).setCookie).toMatch(/; Secure$/);
    expect(start(1, { "x-forwarded-proto": "http" }).setCookie).not.toContain("Secure");
    expect(start(1, { "x-forwarded-proto": "https, http" }).setCookie).not.toContain("Secure");
    expect(start(0, https).setCookie).not.toContain("Secure");
  });

  it.each([undefined, "", "short", "x".repeat(44), `${"x".repeat(42)}'`])(
    "is not what %j is",
    (token) => {
      expect(ownerOf(token)).toBeUndefined();
    },
  );

  it("is needed to name an interview", () => {
    expect(() => keyOf(request(), "i")).toThrow(expect.objectContaining({ code: "not-found" }));
  });
});

describe("a request that changes something", () => {
  it.each([
    ["a page of Viva", { "sec-fetch-site": "same-origin", origin: "https://outside.test" }],
    ["an older browser on a page of Viva", { origin: "http://viva.test", host: "viva.test" }],
    ["a program", {}],
  ])("is taken from %s", (_, headers) => {
    expect(() => refuseCrossSite(request(headers))).not.toThrow();
  });

  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
    ["an older browser on another site", { origin: "http://evil.test", host: "viva.test" }],
    ["another port", { origin: "http://viva.test:81", host: "viva.test" }],
    ["a page without an origin", { origin: "null", host: "viva.test" }],
  ])("is refused from %s", (_, headers) => {
    expect(() => refuseCrossSite(request(headers))).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });
});

it("links lead to the address that the browser used, not the one the server listens at", () => {
  const from = (headers: Record<string, string>, trustedProxyHops = 0) =>
    originOf(request(headers), { trustedProxyHops });
  expect(from({ host: "viva.example:8080" })).toBe("http://viva.example:8080");
  expect(from({ host: "viva.example", "x-forwarded-proto": "https" }, 1)).toBe(
    "https://viva.example",
  );
  expect(from({ host: "not a host" })).toBe("http://viva.test");
});

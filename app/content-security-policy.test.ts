import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

it("allows inline code and style by the nonce only", () => {
  const policy = contentSecurityPolicy({ nonce: "abc123", development: false });
  expect(policy).toContain("script-src 'self' 'nonce-abc123' 'strict-dynamic';");
  expect(policy).toContain("style-src 'self' 'nonce-abc123';");
  expect(policy).not.toContain("unsafe");
});

it("allows eval in development only", () => {
  expect(contentSecurityPolicy({ nonce: "n", development: true })).toContain("'unsafe-eval'");
});

it("names no other origin", () => {
  expect(contentSecurityPolicy({ nonce: "n", development: false })).not.toMatch(/https?:|\*/);
});

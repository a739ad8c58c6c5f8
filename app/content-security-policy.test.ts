import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

it("allows inline code and style by the nonce only", () => {
  const policy = contentSecurityPolicy({ nonce: "abc123", development: false });
  expect(policy).toContain("script-src 'self' 'nonce-abc123' 'strict-dynamic';");
  expect(policy).toContain("style-src 'self' 'nonce-abc123';");
  expect(policy).not.toContain("unsafe");
});

it("lets the development tools in during development", () => {
  const policy = contentSecurityPolicy({ nonce: "n", development: true });
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain("style-src 'self' 'unsafe-inline'");
});

it("names no other origin", () => {
  expect(contentSecurityPolicy({ nonce: "n", development: false })).not.toMatch(/https?:|\*/);
});

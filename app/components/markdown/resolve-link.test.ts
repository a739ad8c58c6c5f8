import { expect, it } from "vitest";
import { resolveLink } from "./resolve-link";

it("leads to another question by its file", () => {
  expect(resolveLink("12-decoding-and-sampling.md")).toEqual({
    href: "/guide/12-decoding-and-sampling",
    external: false,
  });
});

it("keeps Viva's own pages", () => {
  expect(resolveLink("/guide")?.href).toBe("/guide");
  expect(resolveLink("/guide/12-decoding#p-0123456789ab")?.external).toBe(false);
  expect(resolveLink("/interview?sections=Safety+and+Security")?.external).toBe(false);
});

it("leads out to web pages and mail addresses only", () => {
  expect(resolveLink("https://arxiv.org/abs/2301.13188")?.external).toBe(true);
  expect(resolveLink("mailto:a@example.org")?.external).toBe(true);
  for (const href of [
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/\\evil.example",
    "/api/health",
    "/interview/someone-elses",
    "../secret.md",
    "#top",
    "vbscript:x",
    "",
  ]) {
    expect(resolveLink(href)).toBeUndefined();
  }
});

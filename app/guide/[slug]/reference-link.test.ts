import { expect, it } from "vitest";
import { referenceLink } from "./reference-link";

it("leads to arXiv and to web pages, not from a book", () => {
  expect(referenceLink("arXiv:2203.02155")).toBe("https://arxiv.org/abs/2203.02155");
  expect(referenceLink("https://example.org/paper")).toBe("https://example.org/paper");
  expect(referenceLink("ISBN 978-0-262-03561-3")).toBeUndefined();
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { checkContent } from "./content-check";

const folder = path.resolve("content/guide");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));

it("holds fifty questions, numbered 1 to 50", () => {
  const numbers = files.map(({ name }) => Number(name.slice(0, 2)));
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

it("has no fault in any file", () => {
  expect(checkContent(files)).toEqual([]);
});

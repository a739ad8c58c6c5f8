import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { checkAsked, checkClaims } from "./check-companions";
import { checkContent } from "./content-check";
import { askedSuffix } from "./parse-asked";
import { claimsSuffix } from "./parse-claims";

const folder = path.resolve("content/guide");
const read = (ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, path: name, text: readFileSync(path.join(folder, name), "utf8") }));
const files = read(".md");
const claims = read(claimsSuffix);
const asked = read(askedSuffix);

it("holds fifty questions, numbered 1 to 50", () => {
  const numbers = files.map(({ name }) => Number(name.slice(0, 2)));
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

it("has no fault in any file", () => {
  expect(checkContent(files)).toEqual([]);
});

it("has claims about every question, each about a statement as it stands", () => {
  expect(claims.map(({ name }) => name)).toEqual(
    files.map(({ name }) => name.replace(/\.md$/, claimsSuffix)),
  );
  expect(checkClaims(claims, files)).toEqual([]);
});

it("has questions that single statements of every question answer", () => {
  expect(asked.map(({ name }) => name)).toEqual(
    files.map(({ name }) => name.replace(/\.md$/, askedSuffix)),
  );
  expect(checkAsked(asked, files)).toEqual([]);
});

it("names the file whose claims or questions speak of a statement that is gone", () => {
  const gone = "= Nobody says this.\n";
  const fault = [expect.stringMatching(/^x\.txt: .*“Nobody says this\.”/)];
  expect(checkAsked([{ path: "x.txt", text: `${gone}who says this\n` }], files)).toEqual(fault);
  expect(checkClaims([{ path: "x.txt", text: `${gone}+ Nobody does.\n` }], files)).toEqual(fault);
});

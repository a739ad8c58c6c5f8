import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { seededRandom } from "@/lib/seeded-random";
import { findMarkers } from "./markers";
import { createMarkerNormalizer, normalizeMarkers } from "./normalize-markers";

const lineSchema = z.object({
  id: z.string(),
  sources: z.array(z.object({ n: z.int() })),
  output: z.string(),
});

const outputs = (await readFile("scripts/eval/checking/outputs.jsonl", "utf8"))
  .split("\n")
  .filter(Boolean)
  .map((line) => lineSchema.parse(JSON.parse(line)));
const numbersOf = ({ sources }: (typeof outputs)[number]) => new Set(sources.map(({ n }) => n));

function run(pieces: readonly string[], known: ReadonlySet<number>): string[] {
  const normalizer = createMarkerNormalizer(known);
  return [...pieces.map((piece) => normalizer.push(piece)), normalizer.end()];
}

it("shows each scripted output the same wherever it is cut in two", { timeout: 240_000 }, () => {
  for (const line of outputs) {
    const known = numbersOf(line);
    const whole = normalizeMarkers(line.output, known);
    for (let at = 1; at < line.output.length; at += 1) {
      const [first = "", ...rest] = run([line.output.slice(0, at), line.output.slice(at)], known);
      if (first + rest.join("") !== whole) expect(first + rest.join(""), line.id).toBe(whole);
      // What is shown first is a beginning of the whole and ends in no half marker.
      if (/(?<!\\)\[[\d,\s^]*$/.test(first)) expect(first, line.id).toBe("");
    }
  }
});

it("shows each scripted output the same in random pieces", () => {
  const random = seededRandom(11);
  for (const line of outputs) {
    const known = numbersOf(line);
    const whole = normalizeMarkers(line.output, known);
    for (let round = 0; round < 5; round += 1) {
      const pieces: string[] = [];
      for (let at = 0; at < line.output.length; ) {
        const end = at + 1 + Math.floor(random() * 12);
        pieces.push(line.output.slice(at, end));
        at = end;
      }
      expect(run(pieces, known).join(""), line.id).toBe(whole);
    }
  }
});

it("loses no word of a scripted output and keeps no foreign marker", () => {
  // Everything but brackets with numbers, the labels and signs that go with them, and white space.
  const words = (text: string) =>
    text
      .replace(/```[\s\S]*?```/g, "")
      .replaceAll("\\", "")
      .replace(/[[【〔(]{1,2}\^?\s*(?:source|passage)?\s*\d[\d\s,;^–-]*[\])】〕]{1,2}/gi, "")
      .replace(/[\s^]/g, "");
  for (const line of outputs) {
    const known = numbersOf(line);
    const whole = normalizeMarkers(line.output, known);
    expect(words(whole), line.id).toBe(words(line.output));
    for (const { n } of findMarkers(whole)) expect(known.has(n), `${line.id} [${n}]`).toBe(true);
  }
});

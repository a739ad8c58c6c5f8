import { expect, it } from "vitest";
import type { Question } from "@/lib/guide/types";
import { countMatches, listOffers } from "./match-questions";
import { firstConfig, readStoredConfig, storeConfig } from "./stored-config";

type Details = NonNullable<Question["details"]>;

function question(number: number, section: string, difficulty?: Details["difficulty"]): Question {
  const details = difficulty && {
    summary: "",
    difficulty,
    keyPoints: [],
    misconceptions: [],
    alsoAsked: [],
    followUps: [],
    references: [],
    related: [],
  };
  const texts = { question: "?", body: "", bodyStart: 0, path: "a.md", slug: `${number}` };
  return { number, section, status: "answered", details, ...texts };
}

const questions = [
  question(1, "Basics", "foundation"),
  question(2, "Basics", "foundation"),
  question(3, "Basics", "advanced"),
  question(4, "Training", "advanced"),
  question(5, "Training"),
  { ...question(6, "Training", "advanced"), status: "unanswered" } as const,
];

it("offers what has key points and an answer", () => {
  expect(listOffers(questions)).toEqual([
    { section: "Basics", difficulty: "foundation", count: 2 },
    { section: "Basics", difficulty: "advanced", count: 1 },
    { section: "Training", difficulty: "advanced", count: 1 },
  ]);
});

it("counts what fits, all sections where none is named", () => {
  const offers = listOffers(questions);
  expect(countMatches(offers, { sections: [], difficulty: "any" })).toBe(4);
  expect(countMatches(offers, { sections: [], difficulty: "advanced" })).toBe(2);
  expect(countMatches(offers, { sections: ["Training"], difficulty: "foundation" })).toBe(0);
});

it("remembers a set-up, without sections the guide has lost", () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  expect(readStoredConfig(storage, ["Basics"])).toEqual(firstConfig);
  storeConfig(storage, { ...firstConfig, sections: ["Basics", "Gone"], minutes: 45 });
  expect(readStoredConfig(storage, ["Basics"])).toEqual({
    ...firstConfig,
    sections: ["Basics"],
    minutes: 45,
  });
  for (const key of items.keys()) items.set(key, '{"minutes":-1}');
  expect(readStoredConfig(storage, ["Basics"])).toEqual(firstConfig);
});

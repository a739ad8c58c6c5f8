import { expect, it } from "vitest";
import { bandLabels, describeConfig, flagSentences, plural, verdictLabels } from "./wording";

it("speaks of coverage, and neither of right and wrong nor in praise", () => {
  const words = Object.values({ ...verdictLabels, ...bandLabels, ...flagSentences }).join(" ");
  expect(words).not.toMatch(/\b(correct|incorrect|right|wrong|good|well|great|bad|poor)\b/i);
});

it("puts a set-up into a line", () => {
  const config = { difficulty: "any", questions: 5, minutes: 20, mode: "coach" } as const;
  expect(describeConfig({ ...config, sections: [] })).toBe(
    "Coach, all sections, any difficulty, 20 min",
  );
  expect(describeConfig({ ...config, sections: ["Basics"], difficulty: "advanced" })).toBe(
    "Coach, Basics, advanced, 20 min",
  );
  expect(describeConfig({ ...config, sections: ["A", "B"], mode: "real" })).toBe(
    "Real, 2 sections, any difficulty, 20 min",
  );
});

it("counts one and many", () => {
  expect([plural(1, "point"), plural(0, "point"), plural(2, "is", "are")]).toEqual([
    "1 point",
    "0 points",
    "2 are",
  ]);
});

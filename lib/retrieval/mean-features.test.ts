import { expect, it } from "vitest";
import { meanFeatures } from "./mean-features";
import { featureNames, type QuestionFeatures } from "./question-features";

const features = (value: number, heading = value) =>
  ({
    ...Object.fromEntries(featureNames.map((name) => [name, value])),
    heading,
  }) as Record<keyof QuestionFeatures, number>;

it("averages signs, and takes the lowest of a sign where one way found nothing", () => {
  const first = new Map([
    [1, features(0.8)],
    [2, features(0.2, 0.6)],
  ]);
  const second = new Map([
    [2, features(0.4)],
    [3, features(1)],
  ]);
  const mean = meanFeatures(first, second);
  expect([...mean.keys()]).toEqual([1, 2, 3]);
  expect(mean.get(1)?.passage1).toBeCloseTo((0.8 + 0.4) / 2, 6);
  expect(mean.get(2)?.heading).toBeCloseTo((0.6 + 0.4) / 2, 6);
  expect(mean.get(3)?.passage1).toBeCloseTo((0.2 + 1) / 2, 6);
  expect(mean.get(3)?.heading).toBeCloseTo((0.6 + 1) / 2, 6);
});

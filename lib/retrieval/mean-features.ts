import { featureNames, type QuestionFeatures } from "./question-features";

type FeaturesByNumber = ReadonlyMap<number, QuestionFeatures>;

/**
 * Signs of two ways of saying one thing, averaged sign by sign; scores being sums of signs, so are
 * they. A question that only one way found has, in the other, the lowest of each sign there.
 * @returns question number → signs, for every question of either
 */
export function meanFeatures(
  first: FeaturesByNumber,
  second: FeaturesByNumber,
): Map<number, QuestionFeatures> {
  const lowestFirst = lowestFeatures(first);
  const lowestSecond = lowestFeatures(second);
  return new Map(
    [...new Set([...first.keys(), ...second.keys()])].map((number) => {
      const a = first.get(number) ?? lowestFirst;
      const b = second.get(number) ?? lowestSecond;
      return [number, makeFeatures((name) => (a[name] + b[name]) / 2)];
    }),
  );
}

function lowestFeatures(features: FeaturesByNumber): QuestionFeatures {
  return makeFeatures((name) => Math.min(...[...features.values()].map((signs) => signs[name])));
}

function makeFeatures(meanOf: (name: keyof QuestionFeatures) => number): QuestionFeatures {
  return Object.fromEntries(featureNames.map((name) => [name, meanOf(name)])) as Record<
    keyof QuestionFeatures,
    number
  >;
}

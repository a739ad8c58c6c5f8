import { expect, it } from "vitest";
import { splitSentences } from "./split-sentences";

const split = (text: string) =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["One. Two? Three!", ["One.", "Two?", "Three!"]],
  ["Lee et al. (2021) found it. More.", ["Lee et al. (2021) found it.", "More."]],
  [
    "Use priors, e.g. Gaussian ones, i.e. simple ones. Done.",
    ["Use priors, e.g. Gaussian ones, i.e. simple ones.", "Done."],
  ],
  ["A rate of 0.5 vs. 0.25 is high. So stop.", ["A rate of 0.5 vs. 0.25 is high.", "So stop."]],
  ["**Bold lead. It goes on.** Then plain.", ["**Bold lead. It goes on.**", "Then plain."]],
  ["It cites (Smith. 2020. Title) here. Next.", ["It cites (Smith. 2020. Title) here.", "Next."]],
  ["The U.S. Congress met. It voted.", ["The U.S. Congress met.", "It voted."]],
  [
    "The D.C. Circuit confirmed it. So it holds.",
    ["The D.C. Circuit confirmed it.", "So it holds."],
  ],
  ["GPT-4.1 is newer. Yes.", ["GPT-4.1 is newer.", "Yes."]],
  ["Add cats, dogs, etc. Then train.", ["Add cats, dogs, etc.", "Then train."]],
  ["   ", []],
])("splits %j", (text, sentences) => {
  expect(split(text)).toEqual(sentences);
});

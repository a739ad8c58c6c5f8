import { expect, it } from "vitest";
import { replaceWords } from "./restate";

const replace = replaceWords([
  { term: "model", phrases: ["bot", "chat bot", "dall-e"] },
  { term: "image model", phrases: ["picture bot"] },
]);

it("replaces whole phrases, the longest first, in any case", () => {
  expect(replace("My Chat bot and my picture bot")).toBe("My model and my image model");
  expect(replace("bots, bot-like, robot")).toBe("bots, bot-like, robot");
  expect(replace("bot? DALL-E!")).toBe("model? model!");
});

it("fits the article to the new word", () => {
  expect(replace("a bot is a picture bot")).toBe("a model is an image model");
});

it("changes nothing where there are no words to replace", () => {
  expect(replaceWords([])("my bot")).toBe("my bot");
});

import { expect, it } from "vitest";
import { filterQuestions, type ListedQuestion } from "./filter-questions";

const list: ListedQuestion[] = [
  { number: 1, slug: "1-a", section: "Basics", question: "What is a GAN?", status: "answered" },
  { number: 2, slug: "2-b", section: "Basics", question: "What is a VAE?", status: "answered" },
  {
    number: 3,
    slug: "3-c",
    section: "Training",
    question: "How are models aligned?",
    status: "unanswered",
    summary: "With RLHF.",
  },
];
const found = (filter: string) =>
  filterQuestions(list, filter).flatMap(({ questions }) => questions.map(({ number }) => number));

it("keeps everything, by section, without a filter", () => {
  expect(filterQuestions(list, " ").map(({ title }) => title)).toEqual(["Basics", "Training"]);
});

it("wants every word, by its beginning, whatever its case", () => {
  expect(found("what ga")).toEqual([1]);
  expect(found("rlhf align")).toEqual([3]);
  expect(found("hat")).toEqual([]);
});

it("finds by section and by number", () => {
  expect(found("basics")).toEqual([1, 2]);
  expect(found("3")).toEqual([3]);
});

import { expect, it } from "vitest";
import type { Question } from "@/lib/guide/types";
import { chooseFirstQuestions } from "./first-questions";

function question(number: number, section: string, status: Question["status"]): Question {
  const slug = `${number}-q`;
  return {
    number,
    slug,
    section,
    question: `Q${number}?`,
    status,
    body: "",
    bodyStart: 0,
    path: "",
  };
}

it("takes answered questions from sections spread over the guide", () => {
  const questions = Array.from({ length: 10 }, (_, index) =>
    question(index + 1, `S${index + 1}`, index === 0 ? "unanswered" : "answered"),
  );
  const sections = questions.map(({ section }) => section);
  const chosen = chooseFirstQuestions({ sections, questions, warnings: [] }, 3);
  expect(chosen.map(({ number }) => number)).toEqual([2, 5, 8]);
});

it("is empty for a guide without answers", () => {
  const questions = [question(1, "S", "unanswered")];
  expect(chooseFirstQuestions({ sections: ["S"], questions, warnings: [] }, 3)).toEqual([]);
});

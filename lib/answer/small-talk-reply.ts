import type { Guide } from "@/lib/guide/types";
import type { SmallTalk } from "@/lib/retrieval/recognize-small-talk";
import { embeddedModelId } from "./embedded-model";

export interface SmallTalkContext {
  readonly guide: Guide;
  /** What writes answers: `embedded` or `openai/…`, `compatible/…`. */
  readonly model: string;
  /** The message replied to: a request for questions gets headings, one for topics gets sections. */
  readonly message: string;
}

/** The reply to a message that is not a question for the guide; Markdown without markers. */
export function smallTalkReply(
  kind: SmallTalk,
  { guide, model, message }: SmallTalkContext,
): string {
  const example = exampleQuestion(guide);
  switch (kind) {
    case "greeting":
      return `Hello! Ask me anything about the guide's ${guide.questions.length} interview questions, for example: *${example}*`;
    case "thanks":
      return "You're welcome. Ask on whenever you like.";
    case "goodbye":
      return "Goodbye, and good luck with the interview!";
    case "capability":
      return capabilityReply(guide, model);
    case "topics":
      return /\bquestions?\b/i.test(message) ? listQuestions(guide) : listSections(guide);
    case "unclear":
      return `Could you put that as a question? For example: *${example}*`;
    case "noise":
      return `I did not understand that. You could ask, for example: *${example}*`;
    case "complaint":
      return "I'm sorry that did not help. What was wrong or missing? Put it in other words, or name the topic, and I will look again.";
  }
}

function capabilityReply(guide: Guide, model: string): string {
  const writer =
    model === embeddedModelId
      ? "No language model is configured, so I quote the guide's own sentences."
      : `The language model ${model} writes the sentences, from the guide's passages only.`;
  return [
    `I am Viva. I answer questions about generative AI from one guide of ${guide.questions.length} interview questions, and every claim carries a marker that opens the passage it comes from. ${writer}`,
    "I know nothing beyond the guide: when it does not hold an answer I say so and offer the nearest questions. I can still pick the wrong passage, so check the markers.",
    "I can also interview you: I ask from the guide and show, point by point, what your answer covered. [Set up an interview](/interview)",
  ].join("\n\n");
}

function listSections({ sections, questions }: Guide): string {
  const lines = sections.map((section) => {
    const inSection = questions.filter((question) => question.section === section);
    const numbers = inSection.map(({ number }) => number);
    const count = `${inSection.length} ${inSection.length === 1 ? "question" : "questions"}`;
    const span = numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : `${numbers[0]}`;
    const first = inSection[0];
    return `- ${first ? `[${section}](/guide/${first.slug})` : section}: ${count} (${span})`;
  });
  return `The guide has ${sections.length} sections:\n\n${lines.join("\n")}\n\n[Open the whole guide](/guide)`;
}

function listQuestions({ sections, questions }: Guide): string {
  const parts = sections.map((section) => {
    const lines = questions
      .filter((question) => question.section === section)
      .map(({ number, question, slug, status }) => {
        const missing = status === "unanswered" ? " (no answer yet)" : "";
        return `- ${number}. [${question}](/guide/${slug})${missing}`;
      });
    return `**${section}**\n\n${lines.join("\n")}`;
  });
  return `The guide holds ${questions.length} questions:\n\n${parts.join("\n\n")}`;
}

function exampleQuestion({ questions }: Guide): string {
  const answered = questions.filter(({ status }) => status !== "unanswered");
  return answered[Math.floor(answered.length / 2)]?.question ?? "What is generative AI?";
}

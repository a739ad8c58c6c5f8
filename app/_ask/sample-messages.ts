import type { Source, VivaMessage } from "@/lib/answer/message";

/** Messages for tests. */
export const sampleSource: Source = {
  n: 1,
  passageId: "p-0123456789ab",
  questionNumber: 30,
  question: "How do you diagnose overfitting?",
  headingPath: ["Causes", "Duplicates"],
  text: "Duplicates are memorized **far** more often.",
  url: "/guide/30-overfitting#p-0123456789ab",
};

export function sampleQuestion(id: string, text: string): VivaMessage {
  return { id, role: "user", parts: [{ type: "text", text }] };
}

export const sampleAnswer: VivaMessage = {
  id: "a1",
  role: "assistant",
  metadata: {
    model: "embedded",
    answerable: true,
    confidence: 0.8,
    searched: "overfitting",
    generation: "g1",
  },
  parts: [
    { type: "data-sources", data: [sampleSource] },
    { type: "text", text: "Duplicates are memorized far more often [1]." },
    {
      type: "data-grounding",
      data: { sentences: [{ text: "Duplicates …", markers: [1], verdict: "supported" }] },
    },
  ],
};

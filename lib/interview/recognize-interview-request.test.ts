import { expect, it } from "vitest";
import { recognizeInterviewRequest } from "./recognize-interview-request";

it.each([
  ["interview me on transformers", "transformers"],
  ["Interview me about GANs, please!", "GANs"],
  ["Can you quiz me on prompt engineering?", "prompt engineering"],
  ["Could you please interview me on the topic of RLHF", "RLHF"],
  ["I want you to interview me about data privacy", "data privacy"],
  ["I'd like to do a mock interview on diffusion models", "diffusion models"],
  ["start a mock interview about RAG", "RAG"],
  ["Let’s do a practice interview on fine-tuning", "fine-tuning"],
  ["mock interview on evaluation metrics", "evaluation metrics"],
  ["test me on LLM inference", "LLM inference"],
])("takes “%s” for a wish to be interviewed", (message, topic) => {
  expect(recognizeInterviewRequest(message)).toEqual({ topic });
});

it.each(["interview me", "Start an interview", "give me a mock interview", "quiz me on anything"])(
  "finds no topic in “%s”",
  (message) => {
    expect(recognizeInterviewRequest(message)).toEqual({});
  },
);

it.each([
  "how do I prepare for an interview",
  "what questions are asked in interviews",
  "What would an interviewer ask me about transformers?",
  "How should I answer questions on GANs in an interview?",
  "Can you explain transformers for my interview on Monday?",
  "Tell me about RAG, I have an interview tomorrow",
  "how do you test a language model",
  "test set contamination",
  "What is a mock interview?",
  "Which topics come up in a technical interview about LLMs?",
  "Can an LLM interview me about my skills better than a human?",
  "my friend will interview me on transformers, what should I know?",
  "Why do interviewers quiz candidates on attention?",
  "interview",
  "",
])("takes “%s” for something else", (message) => {
  expect(recognizeInterviewRequest(message)).toBeUndefined();
});

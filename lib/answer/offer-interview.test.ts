import { expect, it } from "vitest";
import { parseGuide } from "@/lib/guide/parse-guide";
import { offerInterview } from "./offer-interview";

const question = (number: number, section: string, heading: string, alsoAsked: string) => ({
  path: `${number}.md`,
  text: `---
number: ${number}
section: ${section}
question: ${heading}
summary: A summary.
difficulty: foundation
keyPoints:
${["a", "b", "c", "d", "e"].map((id) => `  - { id: ${id}, statement: Point ${id}., weight: 2, passage: word ${id} of the body }`).join("\n")}
misconceptions:
  - { claim: Wrong one., correction: Right one., keyPoint: a }
  - { claim: Wrong two., correction: Right two., keyPoint: b }
alsoAsked: [${alsoAsked}, two, three, four, five, six]
followUps:
  - { question: And then?, keyPoint: a }
  - { question: And why?, keyPoint: b }
references:
  - { title: A Paper, authors: Some, year: 2020, id: "https://example.org/paper" }
related: []
---
word a of the body, word b of the body, word c of the body, word d of the body, word e of the body.
`,
});
const guide = parseGuide([
  question(1, "Transformers and Language Models", "What is attention?", "what is qkv"),
  question(2, "Agents & Retrieval", "How does retrieval-augmented generation work?", "what is RAG"),
  question(3, "Agents & Retrieval", "What is an agent?", "tool use"),
]);

it("links to the set-up of an interview on the section a topic names", () => {
  const reply = offerInterview({ topic: "transformers" }, guide);
  expect(reply).toContain("**Transformers and Language Models** (1 question)");
  expect(reply).toContain("(/interview?sections=Transformers+and+Language+Models)");
});

it("finds a topic by what learners call it, and escapes its section's name", () => {
  const reply = offerInterview({ topic: "RAG" }, guide);
  expect(reply).toContain("(2 questions)");
  expect(reply).toContain("(/interview?sections=Agents+%26+Retrieval)");
});

it("offers the whole guide when no topic is named", () => {
  expect(offerInterview({}, guide)).toContain("(/interview)");
});

it("says so when no section is about the topic", () => {
  const reply = offerInterview({ topic: "basket weaving" }, guide);
  expect(reply).toContain("No section of the guide is about “basket weaving”.");
  expect(reply).toContain("(/interview)");
});

it("promises no interview on a guide without key points", () => {
  const raw = parseGuide([
    { path: "raw.md", text: "# Training\n\n## 1. What is a GAN?\n\nTwo nets." },
  ]);
  expect(offerInterview({}, raw)).not.toContain("/interview");
});

import type { SuggestedQuestion } from "@/lib/answer/message";

interface FirstQuestionsProps {
  readonly questions: readonly SuggestedQuestion[];
  readonly onAsk: (question: string) => void;
}

/** What Viva is, before anything was asked. */
export function Introduction() {
  return (
    <div className="pt-[clamp(2rem,9vh,6rem)] pb-6">
      <h1 className="text-balance font-serif text-4xl leading-tight tracking-tight sm:text-5xl">
        Ask the guide
      </h1>
      <p className="mt-4 max-w-[58ch] text-lg text-muted leading-relaxed">
        Viva answers your questions about generative AI from one interview guide, and every claim
        opens the passage it comes from.
      </p>
    </div>
  );
}

/** Questions of the guide to begin with. */
export function FirstQuestions({ questions, onAsk }: FirstQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <section className="mt-8 pb-12" aria-labelledby="first-questions">
      <h2 id="first-questions" className="eyebrow mb-1">
        Questions to start with
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {questions.map(({ number, question, section }) => (
          <li key={number}>
            <button type="button" className="first-question" onClick={() => onAsk(question)}>
              <span className="font-serif text-[1.0625rem]">{question}</span>
              <span className="text-muted text-sm">{section}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

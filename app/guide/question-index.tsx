"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { filterQuestions, type ListedQuestion } from "./filter-questions";
import { sectionId } from "./section-id";

/** All questions by section, narrowed by the words in the filter. */
export function QuestionIndex({ questions }: { readonly questions: readonly ListedQuestion[] }) {
  const [filter, setFilter] = useState("");
  const sections = filterQuestions(questions, filter);
  const count = sections.reduce((sum, section) => sum + section.questions.length, 0);
  return (
    <>
      <search className="relative mt-6 block max-w-md">
        <label htmlFor="filter" className="sr-only">
          Filter questions
        </label>
        <Search
          aria-hidden="true"
          size={18}
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3 text-muted"
        />
        <input
          id="filter"
          type="search"
          className="filter-field"
          placeholder="Filter questions"
          autoComplete="off"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </search>
      <p className="sr-only" role="status">
        {filter.trim() === "" ? "" : `${count} ${count === 1 ? "question" : "questions"} found`}
      </p>
      {count === 0 && (
        <p className="mt-8 text-muted">
          No question holds these words.{" "}
          <Link className="link" href={`/?ask=${encodeURIComponent(filter)}`} prefetch={false}>
            Ask Viva instead
          </Link>
        </p>
      )}
      {sections.map(({ title, questions: listed }) => (
        <section key={title} id={sectionId(title)} className="guide-section">
          <h2 className="font-semibold text-lg leading-snug">{title}</h2>
          <ol>
            {listed.map((entry) => (
              <QuestionRow key={entry.slug} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function QuestionRow({ entry }: { readonly entry: ListedQuestion }) {
  const { number, slug, question, status, difficulty } = entry;
  return (
    <li className="question-row-link">
      <span className="text-muted text-sm tabular-nums">{number}</span>
      <Link href={`/guide/${slug}`} prefetch={false}>
        {question}
      </Link>
      {status === "unanswered" ? (
        <span className="badge">no answer yet</span>
      ) : (
        difficulty && <span className="badge">{difficulty}</span>
      )}
    </li>
  );
}

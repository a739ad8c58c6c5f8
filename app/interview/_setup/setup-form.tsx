"use client";

import "@/app/components/zod-without-eval";
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { browserStorage } from "@/app/components/browser-storage";
import { FailureNotice } from "@/app/components/failure-notice";
import { describeFailure } from "@/app/components/request-failure";
import type { InterviewConfig } from "@/lib/interview/interview-config";
import { newCommandId } from "../_session/new-command-id";
import { plural } from "../wording";
import { createInterview } from "./create-interview";
import { DifficultyChoice } from "./difficulty-choice";
import { countMatches, type Offer } from "./match-questions";
import { ModeChoice } from "./mode-choice";
import { NumberField } from "./number-field";
import { SectionChoice } from "./section-choice";
import { firstConfig, readStoredConfig, storeConfig } from "./stored-config";

interface SetupFormProps {
  readonly offers: readonly Offer[];
  /** Sections another page sent the learner here with. */
  readonly preselected: readonly string[];
}

/** What the learner sets before an interview. */
export function SetupForm({ offers, preselected }: SetupFormProps) {
  const router = useRouter();
  const [config, setConfig] = useState({ ...firstConfig, sections: preselected });
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const commandId = useRef<string>(undefined);

  useEffect(() => {
    const known = [...new Set(offers.map(({ section }) => section))];
    const stored = readStoredConfig(browserStorage("local"), known);
    setConfig(preselected.length > 0 ? { ...stored, sections: preselected } : stored);
  }, [offers, preselected]);

  const change = (part: Partial<InterviewConfig>) => {
    setConfig((before) => ({ ...before, ...part }));
    commandId.current = undefined;
  };
  const whole = { ...config, sections: [...config.sections] };
  const matches = countMatches(offers, whole);
  const start = async () => {
    if (starting) return;
    setStarting(true);
    setFailure(undefined);
    storeConfig(browserStorage("local"), whole);
    // Kept for another try: an answer lost on its way must not leave a second interview behind.
    commandId.current ??= newCommandId();
    try {
      router.push(`/interview/${await createInterview(commandId.current, whole)}`);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
      setStarting(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void start();
  };
  return (
    <form className="setup" onSubmit={onSubmit}>
      <SectionChoice
        offers={offers}
        chosen={config.sections}
        onChange={(sections) => change({ sections: [...sections] })}
      />
      <DifficultyChoice
        offers={offers}
        config={whole}
        onChange={(difficulty) => change({ difficulty })}
      />
      <div className="flex flex-wrap gap-x-10 gap-y-6">
        <NumberField
          label="Questions"
          value={config.questions}
          max={20}
          onChange={(questions) => change({ questions })}
        />
        <NumberField
          label="Minutes"
          value={config.minutes}
          max={240}
          hint="The timer informs; it never cuts off."
          onChange={(minutes) => change({ minutes })}
        />
      </div>
      <ModeChoice mode={config.mode} onChange={(mode) => change({ mode })} />
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <button
            type="submit"
            className="button button-primary"
            disabled={starting || matches === 0}
          >
            {starting ? "Starting" : "Start the interview"}
            <ArrowRight aria-hidden="true" size={18} />
          </button>
          <p className="text-muted" role="status">
            {matchWords(matches, config.questions)}
          </p>
        </div>
        {failure && <FailureNotice failure={describeFailure(failure)} onRetry={start} />}
      </div>
    </form>
  );
}

function matchWords(matches: number, wanted: number): string {
  if (matches === 0) return "No question matches. Choose more sections or another difficulty.";
  const found = plural(matches, "question matches", "questions match");
  return matches < wanted ? `${found}; all of them will be asked.` : `${found}.`;
}

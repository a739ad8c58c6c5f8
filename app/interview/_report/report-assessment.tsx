"use client";

import "@/app/components/zod-without-eval";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { describeFailure, type RequestFailure } from "@/app/components/request-failure";
import type { AssessmentView } from "@/lib/interview/interview-view";
import { Assessment, type Rule } from "../_components/assessment";
import { useOutbox } from "../_session/use-outbox";

interface ReportAssessmentProps {
  readonly interviewId: string;
  readonly position: number;
  readonly assessment: AssessmentView;
}

/** An assessment that can still be ruled on; the whole report is made anew after each ruling. */
export function ReportAssessment({ interviewId, position, assessment }: ReportAssessmentProps) {
  const router = useRouter();
  const { outbox, pending, trouble } = useOutbox(interviewId);
  const [refreshing, startRefresh] = useTransition();
  const [refusal, setRefusal] = useState<RequestFailure>();
  const [said, setSaid] = useState("");
  const onRule: Rule = async (points) => {
    const delivery = await outbox.push({ type: "confirm-points", position, points });
    setRefusal(delivery.kind === "refused" ? delivery.failure : undefined);
    if (delivery.kind === "done") setSaid("Ruling kept. The figures follow it.");
    startRefresh(() => router.refresh());
  };
  const problem = pending ? trouble : refusal;
  return (
    <>
      {problem && (
        <p className="notice mb-3" role="alert">
          {describeFailure(problem).message}
        </p>
      )}
      <Assessment
        assessment={assessment}
        position={position}
        busy={pending !== undefined || refreshing}
        onRule={onRule}
      />
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}

import { findMarkers } from "@/lib/answer/markers";
import type { GroundedSentence } from "@/lib/answer/message";

/**
 * The checked sentence that each marker of an answer closes, by the marker's place among those that
 * name a source.
 * @param numbers - of the sources
 */
export function sentencesOfMarkers(
  text: string,
  numbers: ReadonlySet<number>,
  sentences: readonly GroundedSentence[],
): readonly (GroundedSentence | undefined)[] {
  return findMarkers(text)
    .filter(({ n }) => numbers.has(n))
    .map((marker) =>
      sentences.find(({ start = -1, end = -1 }) => start <= marker.start && marker.start < end),
    );
}

/** Whether a marker must not look like a source that bears its sentence out. */
export function isDoubted({ verdict, why }: GroundedSentence): boolean {
  // What is in another language could not be judged; the note below the answer says so once.
  return (verdict === "weak" || verdict === "unsupported") && why !== "language";
}

import type { AskedQuestion } from "./events";

type Point = AskedQuestion["points"][number];

/**
 * The point a hint is for: the one a probe is after, else the question's weightiest, the first of
 * several.
 */
export function pickHintPoint(
  { points }: AskedQuestion,
  probedPointId: string | undefined,
): Point | undefined {
  if (probedPointId) return points.find(({ id }) => id === probedPointId);
  return points.toSorted((a, b) => b.weight - a.weight)[0];
}

/** @param level - 1 the topic, 2 the point's name, 3 the first words of what the guide says */
export function writeHint({ id, topic, opening }: Point, level: number): string {
  if (level === 1) return topic;
  return level === 2 ? id.replaceAll("-", " ") : `${opening} …`;
}

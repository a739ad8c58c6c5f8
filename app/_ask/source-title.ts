import type { Source } from "@/lib/answer/message";

/** What a source is called: its innermost heading, or its question where it stands under none. */
export function sourceTitle({ headingPath, question }: Source): string {
  return headingPath.at(-1) ?? question;
}

/** Everything above a source's title, outermost first. */
export function sourcePath({ headingPath, question }: Source): string[] {
  return headingPath.length === 0 ? [] : [question, ...headingPath.slice(0, -1)];
}

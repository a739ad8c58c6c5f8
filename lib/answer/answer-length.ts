/** How much of the guide an answer should carry. */
export const answerLengths = ["brief", "standard", "deep"] as const;
export type AnswerLength = (typeof answerLengths)[number];

/** Words a quoted answer aims at; a list begun is finished, so it may go a little over. */
export const targetWords = { brief: 60, standard: 150, deep: 320 } as const satisfies Record<
  AnswerLength,
  number
>;

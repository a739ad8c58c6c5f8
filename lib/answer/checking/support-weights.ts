/**
 * Made by `npm run eval -- --checking --fit`: a logistic regression over the signs of support, fitted
 * on the scripted outputs with odd ids and on the guide's own key points, each beside the passage it
 * rests on and beside another one of the same question.
 */
export const supportWeights = {
  weights: [1.44, 0.08, 0.53, 0.91, -0.6, 1.27, 0.72],
  bias: 0.25,
  supportedFrom: 0,
  weakFrom: -1,
} as const;

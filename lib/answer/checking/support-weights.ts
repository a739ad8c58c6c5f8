/**
 * Made by `npm run eval -- --checking --fit`: a logistic regression over the signs of support, fitted
 * on the scripted outputs with odd ids and on the guide's own key points, each beside the passage it
 * rests on and beside another one of the same question.
 */
export const supportWeights = {
  weights: [
    4.242, -0.53, 1.428, 0.487, -0.087, 2.11, 1.428, -4.114, -2.08, -3.955, -1.984, -2.594, -1.132,
    -1.046, -1.668,
  ],
  bias: -4.515,
  supportedFrom: -1.576,
  weakFrom: -3.013,
} as const;

/**
 * Made by `npm run eval -- --checking --fit`: a logistic regression over the signs of support, fitted
 * on the scripted outputs with odd ids and on the guide's own key points, each beside the passage it
 * rests on and beside another one of the same question.
 */
export const supportWeights = {
  weights: [2.512, 0.973, 2.784, 4.098, -0.455, 2.189, 2.317],
  bias: -5.881,
  supportedFrom: -1.292,
  weakFrom: -2.82,
} as const;

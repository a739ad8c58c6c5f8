/**
 * Made by `npm run eval -- --checking --fit`: a logistic regression over the signs of support, fitted
 * on the scripted outputs with odd ids, on the guide's own key points, each beside the passage it rests
 * on and beside another one of the same question, and on its misconceptions.
 */
export const supportWeights = {
  weights: [
    4.509, -0.591, 1.461, 0.381, -0.227, 2.108, 1.042, -4.952, -2.053, -3.841, -1.742, -1.102,
    -0.956, -1.586,
  ],
  bias: -4.471,
} as const;

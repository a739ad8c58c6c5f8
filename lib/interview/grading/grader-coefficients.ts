import { z } from "zod";
import { answerSigns, contextSigns, verdictSigns } from "./estimate-coverage";
import coefficientsFile from "./grader-coefficients.json" with { type: "json" };
import { type PointSign, pointSigns } from "./point-signs";

/** Signs that an answer covers a point. */
export const coverSigns = without(
  "misconceptionOverPoints",
  "ownMisconceptionSquared",
  "misconceptionPull",
  "negation",
  "absoluteNear",
  "absoluteMisconception",
);
/** Signs that an answer contradicts a point. */
export const contradictSigns = [
  ...contextSigns,
  ...without(
    "assigned",
    "nearest",
    "nearestResidualSentence",
    "nearestStatement",
    "recall",
    "recallSentence",
    "passageShare",
  ),
] as const;

const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const regression = <Sign extends string>(signs: readonly Sign[]) =>
  z.object({ weights: z.partialRecord(z.enum(signs), z.number()), bias: z.number() });

const schema = z.object({
  covers: regression(pointSigns),
  contradicts: regression([...contextSigns, ...pointSigns]),
  /** Over the whole answer; the target is the score people gave, as a share. */
  coverage: regression(answerSigns),
  /** The same from verdicts that are known, as a language model gives them. */
  fromVerdicts: regression(verdictSigns),
  /** Probabilities from which a verdict is given. */
  thresholds: z.object({ covered: share, unsure: share, contradicted: share }),
  /** From the regression's share to the score people gave such answers, as a line through points. */
  calibration: z.array(z.tuple([share, share])).min(2),
  /** Two thirds of the fitted answers lay this far below and above, by coverage up to a bound. */
  ranges: z.array(z.object({ upTo: points, below: points, above: points })).min(1),
  /** The same of answers put in everyday words. */
  plainRanges: z.array(z.object({ upTo: points, below: points, above: points })).min(1),
  /** What the fit reached on questions it had not seen. */
  fit: z.record(z.string(), z.number()),
});

/** Coefficients of the embedded grader; made by `npm run fit -- --grader`, which says on what. */
export type GraderCoefficients = z.output<typeof schema>;

/** The fitted coefficients that ship with Viva. */
export const graderCoefficients: GraderCoefficients = schema.parse(coefficientsFile);

function without(...left: PointSign[]): PointSign[] {
  return pointSigns.filter((sign) => !left.includes(sign));
}

/** What a figure has to reach; exactly one limit is set. */
export interface Goal {
  /** Of the figure itself or of its ratio to the bound. */
  readonly of: "value" | "ratio";
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One measured quantity. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** e.g. `ms`, `texts/s`, `MB`; empty for shares and counts. */
  readonly unit: string;
  /** The best this machine could do, measured in the same run. */
  readonly bound?: { readonly name: string; readonly value: number };
  readonly goal?: Goal;
}

/** Bars of one unit, drawn as text. */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

/** What one part of the benchmark found. */
export interface Section {
  readonly title: string;
  /** What was measured and how, in a sentence or two. */
  readonly method: string;
  readonly figures: readonly Figure[];
  readonly charts: readonly Chart[];
  /** What a reader must know besides. */
  readonly notes?: readonly string[];
}

/** The figure as a multiple of its bound; undefined without one. */
export function ratioOf({ value, bound }: Figure): number | undefined {
  return bound ? value / bound.value : undefined;
}

/** Whether a figure reaches its goal; undefined without one. A value that is no number does not. */
export function reachesGoal(figure: Figure): boolean | undefined {
  const { goal, value } = figure;
  if (!goal) return undefined;
  const judged = (goal.of === "ratio" ? ratioOf(figure) : value) ?? Number.NaN;
  if (Number.isNaN(judged)) return false;
  return judged <= (goal.atMost ?? judged) && judged >= (goal.atLeast ?? judged);
}

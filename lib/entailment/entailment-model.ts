/** Whether a premise says that a claim holds: three shares that sum to 1. */
interface Entailment {
  /** The premise bears the claim out. */
  readonly entailed: number;
  /** The premise says neither. */
  readonly neutral: number;
  /** The premise says that the claim is false. */
  readonly contradicted: number;
}

/** A claim beside the sentence it is held against. */
interface EntailmentPair {
  readonly premise: string;
  readonly claim: string;
}

/** Reads two sentences together and says how the first bears on the second. */
export interface EntailmentModel {
  /**
   * One judgement per pair, in order; `[]` for `[]`. What goes beyond the model's length is not read.
   * @throws the signal's reason when aborted
   * @throws {VivaError} if the model cannot be loaded, or fails
   */
  judge(
    pairs: readonly EntailmentPair[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<Entailment[]>;
  /** Frees the model. Calls still waiting are rejected; later calls too. */
  close(): Promise<void>;
}

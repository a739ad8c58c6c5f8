import { createMarkerNormalizer } from "./normalize-markers";
import { createPromptGuard, type PromptGuardOptions } from "./prompt-guard";

export interface FilterOptions extends PromptGuardOptions {
  /** Numbers of the sources. */
  readonly known: ReadonlySet<number>;
}

/**
 * A language model's text made fit to show: citations become markers of known sources, and what was
 * told to the model stays untold. What had arrived before an error is passed on before it.
 * @throws what `pieces` throws; {VivaError} `model-cut-off` from the prompt guard
 */
export async function* filterText(
  pieces: AsyncIterable<string>,
  { known, ...guarding }: FilterOptions,
): AsyncGenerator<string> {
  const normalizer = createMarkerNormalizer(known);
  const guard = createPromptGuard(guarding);
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const piece of pieces) {
      const shown = normalizer.push(guard.push(piece));
      if (shown !== "") yield shown;
    }
    const rest = normalizer.push(guard.end());
    if (rest !== "") yield rest;
  } catch (error) {
    failure = { error };
  }
  const rest = normalizer.end();
  if (rest !== "") yield rest;
  if (failure) throw failure.error;
}

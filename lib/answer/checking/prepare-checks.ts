import { setTimeout as sleep } from "node:timers/promises";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import { evidenceOf } from "./evidence";
import { readWrittenClaims } from "./written-claims";

/** Between two passages made ready, milliseconds: a second's work spreads over some seconds. */
const pauseMs = 5;

const underWay = new WeakSet<Generation>();

/**
 * Makes every passage of a generation ready in the background, a passage a turn of the event loop, and
 * has the entailment model loaded, so that no answer waits for either. Asked for again, it does nothing.
 * @throws {VivaError} as `EntailmentModel.judge`
 */
export async function prepareChecks(
  generation: Generation,
  entail: EntailmentModel["judge"],
): Promise<void> {
  if (underWay.has(generation)) return;
  underWay.add(generation);
  await Promise.all([entail([{ premise: "Loaded.", claim: "Loaded." }]), readPassages(generation)]);
}

async function readPassages(generation: Generation): Promise<void> {
  for (const { id } of generation.content.passages) {
    // Not a reason for a command to stay.
    await sleep(pauseMs, undefined, { ref: false });
    evidenceOf(generation, id);
    readWrittenClaims(generation, id);
  }
}

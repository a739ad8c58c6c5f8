import { stemmer } from "stemmer";

/**
 * Words that say the reverse of each other: two sides a row. A word counts for its own side and
 * against the other one; which of the two a passage says of the same thing is compared by context.
 */
const rows: readonly (readonly [string, string])[] = [
  [
    "more higher high larger large greater great bigger big increase increases increased increasing raise raises grow grows rise rises gain gains improve improves boost boosts",
    "less fewer lower low smaller small decrease decreases decreased decreasing reduce reduces reduced fall falls drop drops shrink shrinks decline lose loses hurt hurts degrade worsen",
  ],
  [
    "most maximum maximize maximizes maximal best",
    "least minimum minimize minimizes minimal worst",
  ],
  ["better easier stronger", "worse harder weaker"],
  ["before earlier early first prior preceding", "after later late last following subsequent"],
  ["above over exceed exceeds", "below under beneath"],
  ["faster fast quicker quick speed speeds", "slower slow"],
  ["longer long lengthen lengthens", "shorter short shorten shortens"],
  ["sharpen sharpens sharper", "flatten flattens flatter"],
  ["always every all each whole entire any", "never none some few only partly sometimes rarely"],
  ["necessary needed needs need require requires required must", "unnecessary optional"],
  ["possible can", "impossible cannot"],
  ["true correct right", "false wrong incorrect"],
  ["safe secure", "unsafe dangerous"],
  ["stable", "unstable"],
  ["biased", "unbiased"],
  ["deterministic", "random stochastic nondeterministic"],
  ["tractable", "intractable"],
  ["labeled labelled supervised", "unlabeled unlabelled unsupervised"],
  ["paired", "unpaired"],
  ["cheap cheaper free", "expensive costly costlier"],
  ["add adds added insert", "remove removes removed delete drop"],
  ["allow allows permit permits enable enables", "prevent prevents forbid forbids block blocks"],
  ["accept accepts", "reject rejects"],
  ["keep keeps retain retains", "discard discards lose loses"],
  ["encode encodes encoder encoding", "decode decodes decoder decoding"],
  ["generator", "discriminator"],
  ["input inputs", "output outputs"],
  ["prefill", "decode"],
  ["training train", "inference"],
  ["precision", "recall"],
  ["fidelity", "diversity"],
  ["compute", "memory bandwidth"],
  ["throughput", "latency"],
  ["forward", "reverse backward"],
  ["teacher", "student"],
  ["query queries", "key keys value values"],
  ["positive", "negative"],
  ["chosen preferred", "rejected dispreferred"],
  ["local", "global"],
  ["dense", "sparse"],
  ["dynamic", "static"],
  ["offline", "online"],
  ["explicit", "implicit"],
  ["discrete", "continuous"],
  ["intrinsic", "extrinsic"],
  ["absolute", "relative"],
  ["real", "fake generated synthetic"],
  ["frozen freeze freezes", "trained trains trainable"],
  ["same identical unchanged", "different changed differ"],
  ["attacker", "victim"],
  ["human humans people", "model models"],
  ["upper", "lower"],
  ["left", "right"],
  ["open", "closed"],
  ["full fully complete completely", "partial partially partly"],
  ["single one", "multiple several many"],
  ["with", "without"],
  ["some any", "no none"],
  ["above beyond", "within"],
  ["linear linearly", "quadratic quadratically exponential exponentially"],
  ["general generic", "specific particular special"],
  ["strong strongest", "weak weakest weakly"],
  ["many most much often usually frequently", "few little rarely seldom hardly"],
  ["exact exactly precise", "approximate approximation approximately bound"],
  [
    "reward rewards rewarded encourage encourages favor favors",
    "punish punishes penalize penalizes discourage discourages",
  ],
  ["resemble resembles alike similar", "differ differs diverse different varied"],
  ["ahead leads", "behind lags lag"],
  ["constant fixed stays", "varies grows grow changes vary"],
  ["parallel simultaneously once", "sequential sequentially serially step"],
  ["public", "private"],
  ["direct directly", "indirect indirectly"],
  ["clean", "noisy noise"],
  ["useful helpful helps help", "useless harmful harms harm hurts hurt"],
  ["automatic automatically itself", "manual manually hand"],
  ["start starts begin begins", "end ends stop stops finish"],
  ["inside internal", "outside external"],
  ["include includes contain contains", "exclude excludes omit omits"],
  ["narrow tight tightly near close closely", "wide broad loose loosely far"],
  ["smooth", "rough abrupt"],
  ["success succeed succeeds works", "failure fail fails"],
  ["rich dense", "scarce sparse"],
  ["simple simpler", "complex complicated"],
  ["encourage prefer like liked", "avoid dislike disliked"],
  ["needs need requires require depends", "avoids skip skips avoid ignores ignore"],
  ["agree agreed accept", "refuse refused disagree"],
  ["trust trusted", "doubt doubted distrust"],
  ["liable responsible", "exempt"],
  ["ask asks asked", "act acts"],
  ["separate separates separately", "together joint jointly"],
];

/** Side of a word in each row it stands in: row number, positive on the left, negative on the right. */
const sides = new Map<string, readonly number[]>();
rows.forEach((row, index) => {
  row.forEach((words, side) => {
    for (const word of words.split(" ")) {
      const sign = side === 0 ? index + 1 : -(index + 1);
      for (const form of new Set([word, stemmer(word)])) {
        sides.set(form, [...new Set([...(sides.get(form) ?? []), sign])]);
      }
    }
  });
});

const none: readonly number[] = [];

/** Sides of a word, by its lower-case form or else its stem; empty for most words. */
export function sidesOf({ lower, stem }: { readonly lower: string; readonly stem: string }) {
  return sides.get(lower) ?? sides.get(stem) ?? none;
}

/** How two words relate: on the same side of some row, on opposite ones, or neither. */
export function relate(
  a: { readonly lower: string; readonly stem: string },
  b: { readonly lower: string; readonly stem: string },
): "same" | "opposite" | "neither" {
  if (a.stem === b.stem) return "same";
  if (isDenialOf(a.lower, b.lower) || isDenialOf(b.lower, a.lower)) return "opposite";
  const own = sidesOf(a);
  if (own.length === 0) return "neither";
  const other = sidesOf(b);
  if (own.some((side) => other.includes(side))) return "same";
  return own.some((side) => other.includes(-side)) ? "opposite" : "neither";
}

const denyingPrefix = /^(?:un|in|im|ir|il|non|dis)(?=.{4})/;

/** Whether a word is another one with a prefix that denies it: "untrusted", "intractable". */
function isDenialOf(word: string, other: string): boolean {
  const rest = word.replace(denyingPrefix, "");
  return rest !== word && rest.slice(0, 6) === other.slice(0, 6) && rest.length - other.length < 4;
}

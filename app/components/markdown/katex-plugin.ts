import rehypeKatex from "rehype-katex";
import type { PluggableList } from "unified";

/** MathML only: browsers set it themselves, so it needs neither KaTeX's style sheet nor its fonts. */
export const katexPlugin: PluggableList = [[rehypeKatex, { output: "mathml", strict: "ignore" }]];

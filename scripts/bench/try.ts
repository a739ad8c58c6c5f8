import { openBenchContext } from "@/lib/evaluation/bench/bench-context";
import { measureLatency } from "@/lib/evaluation/bench/measure-latency";
import { ratioOf } from "@/lib/evaluation/bench/figures";
const { context, close } = await openBenchContext({ setFolder: "scripts/eval", quick: false, signal: new AbortController().signal, report: console.error });
const s = await measureLatency(context);
for (const f of s.figures) console.log(f.name, f.value.toFixed(2), f.bound?.value.toFixed(2), ratioOf(f)?.toFixed(2));
await close();

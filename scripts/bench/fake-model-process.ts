/** The fake language model in a process of its own: prints its base URL and answers until ended. */
import { startFakeModel } from "@/lib/evaluation/bench/fake-model-server";

const [tokensPerSecond, tokenCount] = process.argv.slice(2).map(Number);
const { baseUrl } = await startFakeModel({
  tokensPerSecond: tokensPerSecond ?? 20,
  tokenCount: tokenCount ?? 200,
});
console.log(baseUrl);

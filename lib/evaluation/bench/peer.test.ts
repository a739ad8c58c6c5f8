import { expect, it } from "vitest";
import { rankByBestPassage } from "./peer";
import { openPeers } from "./peers";

it("keeps a question where its best passage is", () => {
  expect(rankByBestPassage([7, 3, 7, 9, 3])).toEqual([7, 3, 9]);
});

it("finds the passage that has the words and the vector of the query in every peer", async () => {
  const passages = [
    { questionNumber: 1, text: "Diffusion removes noise", vector: Float32Array.from([1, 0]) },
    { questionNumber: 2, text: "Transformers attend", vector: Float32Array.from([0, 1]) },
  ];
  const query = { text: "attend", vector: Float32Array.from([0, 1]) };
  const firsts = (await openPeers(passages)).map(async ({ name, rank }) => [
    name,
    (await rank(query))[0],
  ]);
  expect(await Promise.all(firsts)).toEqual([
    ["LangChain MemoryVectorStore", 2],
    ["Orama hybrid, defaults", 2],
    ["Orama hybrid, tuned", 2],
    ["MiniSearch, words alone", 2],
  ]);
});

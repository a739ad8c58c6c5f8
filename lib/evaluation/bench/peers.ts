import { MemoryVectorStore } from "@langchain/classic/vectorstores/memory";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { create, insertMultiple, search } from "@orama/orama";
import MiniSearch from "minisearch";
import { type Peer, type PeerPassage, passagesAsked, rankByBestPassage } from "./peer";

/** Every peer over the same passages with the same vectors. */
export async function openPeers(passages: readonly PeerPassage[]): Promise<Peer[]> {
  return [await openLangchain(passages), ...(await openOrama(passages)), openMiniSearch(passages)];
}

/** Refuses to embed: vectors are handed over ready-made. */
class NoEmbeddings extends Embeddings {
  override embedDocuments(): Promise<number[][]> {
    throw new TypeError("vectors are made before they reach the store");
  }
  override embedQuery(): Promise<number[]> {
    throw new TypeError("vectors are made before they reach the store");
  }
}

async function openLangchain(passages: readonly PeerPassage[]): Promise<Peer> {
  const store = new MemoryVectorStore(new NoEmbeddings({}));
  await store.addVectors(
    passages.map(({ vector }) => Array.from(vector)),
    passages.map(
      ({ text, questionNumber }) =>
        new Document({ pageContent: text, metadata: { questionNumber } }),
    ),
  );
  return {
    name: "LangChain MemoryVectorStore",
    async rank({ vector }) {
      const found = await store.similaritySearchVectorWithScore(Array.from(vector), passagesAsked);
      return rankByBestPassage(found.map(([{ metadata }]) => Number(metadata.questionNumber)));
    },
  };
}

/** Share of the vector score in the tuned hybrid, as for the product's own passages. */
const tunedVectorWeight = 0.7;

async function openOrama(passages: readonly PeerPassage[]): Promise<Peer[]> {
  const dimension = passages[0]?.vector.length ?? 0;
  const database = create({
    schema: {
      text: "string",
      questionNumber: "number",
      embedding: `vector[${dimension}]`,
    } as const,
  });
  await insertMultiple(
    database,
    passages.map(({ text, questionNumber, vector }) => ({
      text,
      questionNumber,
      embedding: Array.from(vector),
    })),
  );
  const peer = (name: string, tuning: object): Peer => ({
    name,
    async rank({ text, vector }) {
      const found = await search(database, {
        mode: "hybrid",
        term: text,
        vector: { value: Array.from(vector), property: "embedding" },
        limit: passagesAsked,
        ...tuning,
      });
      return rankByBestPassage(found.hits.map(({ document }) => document.questionNumber));
    },
  });
  return [
    peer("Orama hybrid, defaults", {}),
    peer("Orama hybrid, tuned", {
      similarity: 0,
      hybridWeights: { text: 1 - tunedVectorWeight, vector: tunedVectorWeight },
    }),
  ];
}

function openMiniSearch(passages: readonly PeerPassage[]): Peer {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"] });
  index.addAll(passages.map(({ text }, id) => ({ id, text })));
  return {
    name: "MiniSearch, words alone",
    async rank({ text }) {
      const found = index.search(text).slice(0, passagesAsked);
      return rankByBestPassage(found.map(({ id }) => passages[Number(id)]?.questionNumber ?? 0));
    },
  };
}

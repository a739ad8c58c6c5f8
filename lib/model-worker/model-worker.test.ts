import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VivaError } from "@/lib/errors";
import { createModelWorker } from "./model-worker";

/** Speaks the protocol of worker.mjs; a text is a command, its vector [length, thread id]. */
const script = `
import { writeFileSync } from "node:fs";
import { parentPort, threadId, workerData } from "node:worker_threads";
if (workerData.model === "broken") {
  parentPort.postMessage({ kind: "unusable", reason: "no such model" });
} else {
  parentPort.postMessage({ kind: "ready", dimension: 2, maxTokens: 8 });
}
parentPort.on("message", ({ id, inputs, stop }) => {
  if (stop) {
    writeFileSync(\`\${workerData.cacheDir}/ended-by-itself\`, "");
    process.exit();
  }
  if (inputs.includes("crash")) process.exit(3);
  if (inputs.includes("throw")) throw new Error("out of order");
  if (inputs.includes("hang")) return;
  if (inputs.includes("fail")) {
    parentPort.postMessage({ kind: "failed", id, reason: "too odd" });
    return;
  }
  const rows = Float32Array.from(inputs.flatMap((text) => [text.length, threadId]));
  parentPort.postMessage({ kind: "done", id, rows }, [rows.buffer]);
});
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "viva-worker-"));
  await writeFile(path.join(folder, "worker.mjs"), script);
});
afterAll(() => rm(folder, { recursive: true }));

const createWorker = (model = "fine", file = "worker.mjs") =>
  createModelWorker({
    script: path.join(folder, file),
    data: {
      task: "embed",
      model,
      remote: false,
      localModelPath: folder,
      cacheDir: folder,
      dtype: "fp32",
      maxTokens: 8,
    },
    describeLoadFailure: (reason) => new VivaError("embedding-model-damaged", reason),
  });

describe("createModelWorker", () => {
  it("gives each text its row, from one thread", async () => {
    const worker = createWorker();
    expect(await worker.load()).toMatchObject({ dimension: 2, maxTokens: 8 });
    const [a, b] = await worker.run(["a", "bbb"]);
    expect([a?.[0], b?.[0]]).toEqual([1, 3]);
    const [c] = await worker.run(["c"]);
    expect(c?.[1]).toBe(a?.[1]);
    await worker.close();
  });

  it.each(["crash", "throw"])(
    "rejects the call during which the thread dies (%s) and starts another for the next",
    async (command) => {
      const worker = createWorker();
      const [before] = await worker.run(["a"]);
      await expect(worker.run([command])).rejects.toMatchObject({
        code: "internal",
        message: expect.stringMatching(/stopped \((exit code 3|out of order)\)/),
      });
      const [after] = await worker.run(["a"]);
      expect(after?.[0]).toBe(1);
      expect(after?.[1]).not.toBe(before?.[1]);
      await worker.close();
    },
  );

  it("keeps the thread when the model only fails on a text", async () => {
    const worker = createWorker();
    const [before] = await worker.run(["a"]);
    await expect(worker.run(["fail"])).rejects.toMatchObject({ code: "internal" });
    const [after] = await worker.run(["a"]);
    expect(after).toEqual(before);
    await worker.close();
  });

  it("reports a model that cannot be loaded, each time", async () => {
    const worker = createWorker("broken");
    const failure = { code: "embedding-model-damaged", message: "no such model" };
    await expect(worker.run(["a"])).rejects.toMatchObject(failure);
    await expect(worker.load()).rejects.toMatchObject(failure);
  });

  it("reports a script that is not there", async () => {
    await expect(createWorker("fine", "no-worker.mjs").load()).rejects.toMatchObject({
      code: "internal",
    });
  });

  it("lets its thread end by itself: ended from outside in the middle of a call, the model aborts", async () => {
    const worker = createWorker();
    await worker.run(["a"]);
    await worker.close();
    expect(await readdir(folder)).toContain("ended-by-itself");
  });

  it("rejects a call that waits when it is closed", async () => {
    const worker = createWorker();
    await worker.load();
    const waiting = expect(worker.run(["hang"])).rejects.toMatchObject({ code: "internal" });
    await new Promise(setImmediate);
    await worker.close();
    await waiting;
  });
});

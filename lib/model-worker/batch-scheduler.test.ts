import { describe, expect, it } from "vitest";
import { createBatchScheduler } from "./batch-scheduler";

/** A model whose batches end when the test says so; a text's vector is its number: "t7" → [7]. */
function createManualModel() {
  const batches: string[][] = [];
  const endings: { end: () => void; fail: (error: Error) => void }[] = [];
  const runBatch = (texts: readonly string[]) =>
    new Promise<Float32Array[]>((resolve, reject) => {
      batches.push([...texts]);
      const vectors = texts.map((text) => Float32Array.of(Number(text.match(/\d+/)?.[0])));
      endings.push({ end: () => resolve(vectors), fail: reject });
    });
  /** Ends the running batch and lets the next one start. */
  async function next(outcome: "end" | Error = "end"): Promise<void> {
    const running = endings.shift();
    if (outcome === "end") running?.end();
    else running?.fail(outcome);
    await new Promise(setImmediate);
  }
  return { batches, runBatch, next };
}

const texts = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

const lengthOf = (text: string) => text.length;
const batchLength = Number.POSITIVE_INFINITY;

describe("createBatchScheduler", () => {
  it("returns vectors in the order of the texts, whatever their lengths", async () => {
    const { run: embed } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: async (batch) => batch.map((text) => Float32Array.of(text.length)),
    });
    const given = ["aaaaa", "a", "aaaa", "", "aaa", "aa", "a"];
    const vectors = await embed(given);
    expect(vectors.map(([length]) => length)).toEqual(given.map((text) => text.length));
  });

  it("puts texts of like length into one batch", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const done = embed(["1 long long", "2", "3 long long", "4"]);
    await model.next();
    await model.next();
    await done;
    expect(model.batches).toEqual([
      ["2", "4"],
      ["1 long long", "3 long long"],
    ]);
  });

  it("takes fewer of long texts, and one that is too long by itself", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 4,
      batchLength: 12,
      lengthOf,
      runBatch: model.runBatch,
    });
    const bulk = embed(["0", "11", "222", "333", "44444444444444", "555555"]);
    for (let i = 0; i < 3; i++) await model.next();
    await bulk;
    expect(model.batches).toEqual([["0", "11", "222", "333"], ["555555"], ["44444444444444"]]);
  });

  it("merges no short calls that one long text would pad too far", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 4,
      batchLength: 12,
      lengthOf,
      runBatch: model.runBatch,
    });
    const all = ["q0", "q1", "q2", "q333333", "q4"].map((text) => embed([text]));
    for (let i = 0; i < 4; i++) await model.next();
    await Promise.all(all);
    expect(model.batches).toEqual([["q0"], ["q1", "q2"], ["q333333"], ["q4"]]);
  });

  it("merges short calls that arrive while the model is busy", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 4,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const all = ["q0", "q1", "q2", "q3", "q4", "q5"].map((text) => embed([text]));
    for (let i = 0; i < 3; i++) await model.next();
    expect(model.batches).toEqual([["q0"], ["q1", "q2", "q3", "q4"], ["q5"]]);
    expect((await Promise.all(all)).map(([vector]) => vector?.[0])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("lets a question wait for one batch of a bulk call, and the bulk call go on", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const bulk = embed(texts("b", 8));
    const question = embed(["q0"]);
    await model.next();
    const second = embed(["q1"]);
    await model.next();
    await question;
    for (let i = 0; i < 4; i++) await model.next();
    await Promise.all([bulk, second]);
    expect(model.batches.map(([first]) => first)).toEqual(["b0", "q0", "b2", "q1", "b4", "b6"]);
  });

  it("lets bulk calls take turns", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const done = Promise.all([embed(texts("a", 6)), embed(texts("b", 6))]);
    for (let i = 0; i < 6; i++) await model.next();
    await done;
    const order = model.batches.map(([first]) => first);
    expect(order).toEqual(["a0", "a2", "b0", "a4", "b2", "b4"]); // a2: b came when a0 was running
  });

  it("takes background calls only where no other waits", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const first = embed(["c0"], { background: true });
    const rest = ["c1", "c2"].map((text) => embed([text], { background: true }));
    const asked = ["q3", "q4", "q5"].map((text) => embed([text]));
    for (let i = 0; i < 4; i++) await model.next();
    expect((await Promise.all([first, ...rest])).map(([vector]) => vector?.[0])).toEqual([0, 1, 2]);
    await Promise.all(asked);
    expect(model.batches).toEqual([["c0"], ["q3", "q4"], ["q5"], ["c1", "c2"]]);
  });

  it("rejects only the calls of a batch that failed", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const failing = expect(embed(texts("b", 6))).rejects.toThrow("broken");
    const question = embed(["q7"]);
    await model.next(new Error("broken"));
    await failing;
    await model.next();
    expect(await question).toEqual([Float32Array.of(7)]);
    expect(model.batches).toHaveLength(2);
  });

  it("drops the rest of a call that is aborted", async () => {
    const model = createManualModel();
    const { run: embed } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const controller = new AbortController();
    const bulk = embed(texts("b", 8), { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(bulk).rejects.toThrow("enough");
    await model.next();
    expect(model.batches).toHaveLength(1);
    await expect(embed(["q0"], { signal: controller.signal })).rejects.toThrow("enough");
  });

  it("returns nothing for nothing, without the model", async () => {
    const { batches, runBatch } = createManualModel();
    expect(
      await createBatchScheduler({ batchSize: 2, batchLength, lengthOf, runBatch }).run([]),
    ).toEqual([]);
    expect(batches).toEqual([]);
  });

  it("rejects waiting and later calls once closed", async () => {
    const model = createManualModel();
    const { run: embed, close } = createBatchScheduler({
      batchSize: 2,
      batchLength,
      lengthOf,
      runBatch: model.runBatch,
    });
    const waiting = embed(["q0"]);
    close();
    await expect(waiting).rejects.toMatchObject({ code: "internal" });
    await expect(embed(["q1"])).rejects.toMatchObject({ code: "internal" });
  });
});

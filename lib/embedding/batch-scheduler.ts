import { VivaError } from "@/lib/errors";
import type { EmbedOptions } from "./embedder";

export interface BatchSchedulerOptions {
  /** Most texts in one batch, ≥ 1. */
  readonly batchSize: number;
  /** Embeds one batch of at least one text; never called while an earlier batch is running. */
  readonly runBatch: (texts: readonly string[]) => Promise<Float32Array[]>;
}

/** Shares one model between many calls. */
export interface BatchScheduler {
  /** One vector per text, in order. Rejects if one of its batches fails. */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Rejects the calls that wait, and every later one. */
  close(): void;
}

interface Call {
  /** Does it have more texts than one batch takes? Stays so to its end. */
  readonly isBulk: boolean;
  /** Texts not yet handed to the model, shortest first, so that a batch needs little padding. */
  readonly queue: { readonly text: string; readonly position: number }[];
  readonly vectors: Float32Array[];
  missing: number;
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (reason: unknown) => void;
}

type Batch = readonly { readonly call: Call; readonly text: string; readonly position: number }[];

/**
 * Cuts calls into batches and runs one at a time. Calls that fit in one batch are merged while the
 * model is busy; while a longer (bulk) call is being worked through, its batches and those of the
 * short calls take turns, so that a short call waits for at most one bulk batch, and bulk calls
 * take turns among themselves.
 */
export function createBatchScheduler({
  batchSize,
  runBatch,
}: BatchSchedulerOptions): BatchScheduler {
  const calls = new Set<Call>();
  let running = false;
  let closed = false;
  let bulkIsNext = false;

  async function run(): Promise<void> {
    running = true;
    while (calls.size > 0) {
      const batch = nextBatch();
      try {
        const vectors = await runBatch(batch.map(({ text }) => text));
        deliver(batch, vectors);
      } catch (error) {
        for (const { call } of batch) fail(call, error);
      }
    }
    running = false;
  }

  function nextBatch(): Batch {
    const waiting = [...calls].filter(({ queue }) => queue.length > 0);
    const short = waiting.filter(({ isBulk }) => !isBulk);
    const bulk = waiting.find(({ isBulk }) => isBulk);
    if (bulk && (bulkIsNext || short.length === 0)) {
      bulkIsNext = false;
      calls.delete(bulk); // To the end of the line, behind the other bulk calls.
      calls.add(bulk);
      return takeFrom(bulk, batchSize);
    }
    bulkIsNext = true;
    const batch: Batch[number][] = [];
    for (const call of short) {
      if (batch.length + call.queue.length > batchSize) break;
      batch.push(...takeFrom(call, call.queue.length));
    }
    return batch;
  }

  function deliver(batch: Batch, vectors: readonly Float32Array[]): void {
    for (const [index, { call, position }] of batch.entries()) {
      const vector = vectors[index];
      if (!vector)
        throw new RangeError(`A batch of ${batch.length} gave ${vectors.length} vectors`);
      call.vectors[position] = vector;
      call.missing -= 1;
      if (call.missing === 0 && calls.delete(call)) call.resolve(call.vectors);
    }
  }

  function fail(call: Call, reason: unknown): void {
    if (calls.delete(call)) call.reject(reason);
  }

  return {
    async embed(texts, { signal } = {}) {
      if (closed) throw closedError();
      signal?.throwIfAborted();
      if (texts.length === 0) return [];
      return new Promise((resolve, reject) => {
        const queue = texts
          .map((text, position) => ({ text, position }))
          .sort((a, b) => a.text.length - b.text.length);
        const abort = () => fail(call, signal?.reason);
        const settle =
          <T>(settled: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener("abort", abort);
            settled(value);
          };
        const call: Call = {
          isBulk: texts.length > batchSize,
          queue,
          vectors: [],
          missing: texts.length,
          resolve: settle(resolve),
          reject: settle(reject),
        };
        signal?.addEventListener("abort", abort);
        calls.add(call);
        if (!running) void run();
      });
    },
    close() {
      closed = true;
      for (const call of calls) fail(call, closedError());
    },
  };
}

function takeFrom(call: Call, count: number): Batch {
  return call.queue.splice(0, count).map((item) => ({ call, ...item }));
}

const closedError = () => new VivaError("internal", "The embedder is closed.");

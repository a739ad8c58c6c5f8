import { VivaError } from "@/lib/errors";

export interface BatchSchedulerOptions<Input> {
  /** Most inputs in one batch, ≥ 1. */
  readonly batchSize: number;
  /** Greatest length of a batch of several, every input as long as its longest: the model pads it so. */
  readonly batchLength: number;
  /** Inputs of like length go into one batch, so that it needs little padding. */
  readonly lengthOf: (input: Input) => number;
  /** Runs one batch of at least one input; never called while an earlier batch is running. */
  readonly runBatch: (inputs: readonly Input[]) => Promise<Float32Array[]>;
}

/** Shares one model between many calls. */
export interface BatchScheduler<Input> {
  /**
   * One row per input, in order; `[]` for `[]`. Rejects if one of its batches fails, or with the
   * signal's reason.
   */
  run(
    inputs: readonly Input[],
    options?: {
      readonly signal?: AbortSignal;
      /** Waits until no call without this waits. */
      readonly background?: boolean;
    },
  ): Promise<Float32Array[]>;
  /** Rejects the calls that wait, and every later one. */
  close(): void;
}

interface Call<Input> {
  /** Does it have more inputs than one batch takes? Stays so to its end. */
  readonly isBulk: boolean;
  readonly isBackground: boolean;
  /** Inputs not yet handed to the model, shortest first. */
  readonly queue: Waiting<Input>[];
  readonly rows: Float32Array[];
  missing: number;
  readonly resolve: (rows: Float32Array[]) => void;
  readonly reject: (reason: unknown) => void;
}

interface Waiting<Input> {
  readonly input: Input;
  readonly position: number;
  readonly length: number;
}

type Batch<Input> = readonly (Waiting<Input> & { readonly call: Call<Input> })[];

/**
 * Cuts calls into batches and runs one at a time. Calls that fit in one batch are merged while the
 * model is busy; while a longer (bulk) call is being worked through, its batches and those of the
 * short calls take turns, so that a short call waits for at most one bulk batch, and bulk calls
 * take turns among themselves. Background calls are taken only where no other waits.
 */
export function createBatchScheduler<Input>({
  batchSize,
  batchLength,
  lengthOf,
  runBatch,
}: BatchSchedulerOptions<Input>): BatchScheduler<Input> {
  const calls = new Set<Call<Input>>();
  let running = false;
  let closed = false;
  let bulkIsNext = false;

  async function runAll(): Promise<void> {
    running = true;
    while (calls.size > 0) {
      const batch = nextBatch();
      try {
        deliver(batch, await runBatch(batch.map(({ input }) => input)));
      } catch (error) {
        for (const { call } of batch) fail(call, error);
      }
    }
    running = false;
  }

  function nextBatch(): Batch<Input> {
    const all = [...calls].filter(({ queue }) => queue.length > 0);
    const urgent = all.filter(({ isBackground }) => !isBackground);
    const waiting = urgent.length > 0 ? urgent : all;
    const short = waiting.filter(({ isBulk }) => !isBulk);
    const bulk = waiting.find(({ isBulk }) => isBulk);
    if (bulk && (bulkIsNext || short.length === 0)) {
      bulkIsNext = false;
      calls.delete(bulk); // To the end of the line, behind the other bulk calls.
      calls.add(bulk);
      return takeFrom(bulk, fittingCount(bulk.queue));
    }
    bulkIsNext = true;
    const batch: Batch<Input>[number][] = [];
    for (const call of short) {
      if (!fits([...batch, ...call.queue])) break;
      batch.push(...takeFrom(call, call.queue.length));
    }
    return batch;
  }

  function fits(inputs: readonly Pick<Waiting<Input>, "length">[]): boolean {
    const longest = Math.max(...inputs.map(({ length }) => length));
    return (
      inputs.length <= 1 || (inputs.length <= batchSize && inputs.length * longest <= batchLength)
    );
  }

  /** How many of the first, shortest first, one batch takes: at least 1. */
  function fittingCount(queue: readonly Waiting<Input>[]): number {
    let count = 1;
    while (count < queue.length && fits(queue.slice(0, count + 1))) count += 1;
    return count;
  }

  function deliver(batch: Batch<Input>, rows: readonly Float32Array[]): void {
    for (const [index, { call, position }] of batch.entries()) {
      const row = rows[index];
      if (!row) throw new RangeError(`A batch of ${batch.length} gave ${rows.length} rows`);
      call.rows[position] = row;
      call.missing -= 1;
      if (call.missing === 0 && calls.delete(call)) call.resolve(call.rows);
    }
  }

  function fail(call: Call<Input>, reason: unknown): void {
    if (calls.delete(call)) call.reject(reason);
  }

  return {
    async run(inputs, { signal, background = false } = {}) {
      if (closed) throw closedError();
      signal?.throwIfAborted();
      if (inputs.length === 0) return [];
      return new Promise((resolve, reject) => {
        const queue = inputs
          .map((input, position) => ({ input, position, length: lengthOf(input) }))
          .sort((a, b) => a.length - b.length);
        const abort = () => fail(call, signal?.reason);
        const settle =
          <T>(settled: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener("abort", abort);
            settled(value);
          };
        const call: Call<Input> = {
          isBulk: !fits(queue),
          isBackground: background,
          queue,
          rows: [],
          missing: inputs.length,
          resolve: settle(resolve),
          reject: settle(reject),
        };
        signal?.addEventListener("abort", abort);
        calls.add(call);
        if (!running) void runAll();
      });
    },
    close() {
      closed = true;
      for (const call of calls) fail(call, closedError());
    },
  };
}

function takeFrom<Input>(call: Call<Input>, count: number): Batch<Input> {
  return call.queue.splice(0, count).map((item) => ({ call, ...item }));
}

const closedError = () => new VivaError("internal", "The model is closed.");

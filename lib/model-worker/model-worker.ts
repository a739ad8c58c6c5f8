import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { VivaError } from "@/lib/errors";
import type {
  BatchRequest,
  ModelInput,
  ModelWorkerData,
  StopRequest,
  WorkerReply,
} from "./worker-protocol";

/** How long a thread may take to finish what it has in hand before it is ended, milliseconds. */
const graceMs = 10_000;

export interface ModelWorkerOptions {
  /** Absolute path of worker.mjs, or of another script that speaks its protocol. */
  readonly script: string;
  readonly data: ModelWorkerData;
  /** The error for a model that the worker cannot load. */
  readonly describeLoadFailure: (reason: string) => VivaError;
}

/** What a loaded model says about itself. */
interface LoadedModel {
  readonly dimension: number;
  readonly maxTokens: number;
}

/** A worker thread with a model, started when it is first needed. */
export interface ModelWorker {
  /** Loads the model unless it is loaded. */
  load(): Promise<LoadedModel>;
  /** One row of `dimension` numbers for each input of a batch of at least one, in order. */
  run(inputs: readonly ModelInput[]): Promise<Float32Array[]>;
  /** Stops the thread; calls still waiting are rejected. A later call would start a new thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (rows: Float32Array) => void;
  readonly reject: (error: VivaError) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly loaded: Promise<LoadedModel>;
  readonly waiting: Map<number, Waiting>;
  /** Calls for which the thread must keep the process alive. */
  holders: number;
  /** Settles when the thread has ended. */
  readonly ended: Promise<void>;
  /** Rejects the calls it still has. */
  readonly abandon: (error: VivaError) => void;
}

/**
 * Runs a model in a worker thread. A thread that dies rejects the calls it had
 * (`internal`), a model that cannot be loaded rejects them with `describeLoadFailure`; in both
 * cases the next call starts a new thread. The thread keeps the process alive only while a call is
 * waiting.
 */
export function createModelWorker(options: ModelWorkerOptions): ModelWorker {
  let current: Thread | undefined;
  let lastId = 0;

  function thread(): Thread {
    current ??= startThread(options, (ended) => {
      if (current === ended) current = undefined;
    });
    return current;
  }

  /** Keeps the process alive until `promise` settles. */
  async function holding<T>(active: Thread, promise: Promise<T>): Promise<T> {
    active.holders += 1;
    active.worker.ref();
    try {
      return await promise;
    } finally {
      active.holders -= 1;
      if (active.holders === 0) active.worker.unref();
    }
  }

  return {
    load: () => {
      const active = thread();
      return holding(active, active.loaded);
    },
    async run(inputs) {
      const active = thread();
      return holding(
        active,
        active.loaded.then(async ({ dimension }) => {
          lastId += 1;
          const rows = await request(active, { id: lastId, inputs });
          return inputs.map((_, row) => rows.slice(row * dimension, (row + 1) * dimension));
        }),
      );
    },
    async close() {
      const ending = current;
      current = undefined;
      if (!ending) return;
      ending.abandon(stopped("closed"));
      ending.worker.postMessage({ stop: true } satisfies StopRequest);
      const grace = sleep(graceMs, undefined, { ref: false });
      await holding(ending, Promise.race([ending.ended, grace]));
      await ending.worker.terminate();
    },
  };
}

function request({ worker, waiting }: Thread, message: BatchRequest): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    waiting.set(message.id, { resolve, reject });
    worker.postMessage(message);
  });
}

function startThread(options: ModelWorkerOptions, onEnd: (ended: Thread) => void): Thread {
  // A variable path and no inherited flags: bundlers must not trace it, and tsx must not load in it.
  const worker = new Worker(options.script, {
    workerData: options.data,
    execArgv: [],
    name: `viva-${options.data.task}`,
  });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let resolveLoaded: (model: LoadedModel) => void = () => {};
  let rejectLoaded: (error: VivaError) => void = () => {};
  const loaded = new Promise<LoadedModel>((resolve, reject) => {
    resolveLoaded = resolve;
    rejectLoaded = reject;
  });
  loaded.catch(() => {}); // Every call waits on its own branch; this one may have no call at all.
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const thread: Thread = { worker, loaded, waiting, holders: 0, ended, abandon: end };

  function end(error: VivaError): void {
    onEnd(thread);
    rejectLoaded(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function settle(id: number): Waiting | undefined {
    const call = waiting.get(id);
    waiting.delete(id);
    return call;
  }

  worker.on("message", (reply: WorkerReply) => {
    if (reply.kind === "ready") resolveLoaded(reply);
    else if (reply.kind === "done") settle(reply.id)?.resolve(reply.rows);
    else if (reply.kind === "failed") settle(reply.id)?.reject(modelFailed(reply.reason));
    else {
      end(options.describeLoadFailure(reply.reason));
      void worker.terminate();
    }
  });
  worker.on("error", (cause) => end(stopped(cause.message, cause)));
  worker.on("exit", (code) => end(stopped(`exit code ${code}`)));
  return thread;
}

const modelFailed = (reason: string) =>
  new VivaError("internal", `The model failed on a text: ${reason}`);

const stopped = (reason: string, cause?: Error) =>
  new VivaError(
    "internal",
    `The model's worker stopped (${reason}). Try again: the next call starts a new one.`,
    { cause },
  );

import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { currentFile, generationFolder, readCurrent } from "./index-paths";
import { type ExpectedModel, type Generation, loadCurrentGeneration } from "./load-generation";

/** How long a look at the files on disk is trusted, milliseconds. */
const recheckMs = 500;

/** Gives each request the generation that is live when it asks. */
export interface LiveIndex {
  /**
   * The live generation; one request asks once and keeps what it got.
   * @throws {VivaError} as `loadCurrentGeneration`
   */
  get(): Promise<Generation>;
}

export interface LiveIndexOptions {
  readonly dataDir: string;
  readonly model: ExpectedModel;
  /** Milliseconds, any origin, never going back. */
  readonly now?: () => number;
}

/**
 * Watches the index folder by looking at it when asked: a new generation is loaded while the old
 * one goes on serving, and a file changed under a running server is found out and refused.
 */
export function createLiveIndex({
  dataDir,
  model,
  now = () => performance.now(),
}: LiveIndexOptions): LiveIndex {
  let state: { seen: FolderState; result: Promise<Generation>; failed?: boolean } | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  let loading: Promise<void> | undefined;

  function load(seen: FolderState): Promise<Generation> {
    const result = loadCurrentGeneration(dataDir, model);
    // The rejection is handed to whoever asks; it must not also end the process.
    result.catch(() => {});
    const settle = (failed: boolean) => {
      state = { seen, result, failed };
    };
    const settled = result.then(
      () => settle(false),
      () => settle(true),
    );
    loading = settled.finally(() => {
      loading = undefined;
    });
    return result;
  }

  async function look(): Promise<void> {
    const seen = await lookAtFolder(dataDir);
    lookedAt = now();
    if (loading || state?.seen.fingerprint === seen.fingerprint) return;
    const result = load(seen);
    const changedInPlace = state?.seen.generation === seen.generation;
    // What cannot serve has nothing to go on serving while its successor loads.
    if (!state || changedInPlace || state.failed) state = { seen, result };
  }

  return {
    async get() {
      if (!state || now() - lookedAt >= recheckMs) {
        looking ??= look().finally(() => {
          looking = undefined;
        });
        await looking;
      }
      if (!state) throw new TypeError("the index was not looked at");
      return state.result;
    },
  };
}

interface FolderState {
  /** Undefined before the first ingest and while `current` is unreadable. */
  readonly generation: string | undefined;
  /** Changes when any file of the live generation does: names, sizes, times, inodes. */
  readonly fingerprint: string;
}

async function lookAtFolder(dataDir: string): Promise<FolderState> {
  const current = currentFile(dataDir);
  const generation = await readCurrent(dataDir).catch(() => undefined);
  if (!generation) return { generation, fingerprint: `none ${await describeFile(current)}` };
  const folder = generationFolder(dataDir, generation);
  const names = (await readdir(folder).catch(() => [])).sort();
  const files = [current, ...names.map((name) => path.join(folder, name))];
  const states = await Promise.all(files.map(describeFile));
  return { generation, fingerprint: [generation, ...names, ...states].join("|") };
}

async function describeFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  return found ? `${found.ino}:${found.size}:${found.mtimeMs}:${found.ctimeMs}` : "gone";
}

import { randomBytes, randomInt } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import { getConfig } from "@/lib/config";
import { createGrader } from "@/lib/interview/grading/create-grader";
import { createInterviewService, type InterviewService } from "@/lib/interview/interview-service";
import { getRuntime } from "@/lib/runtime";
import { createLibsqlStore } from "@/lib/storage/create-libsql-store";
import type { InterviewStore } from "@/lib/storage/interview-store";

/** An interview's id has 144 random bits. */
const idBytes = 18;

interface OpenInterviews {
  readonly service: InterviewService;
  readonly store: InterviewStore;
  /** Which file is open: another one may have taken its name. */
  readonly inode: number;
}

/** Next gives pages and routes a copy each of every module; the database must be opened once. */
const shared = globalThis as typeof globalThis & {
  vivaInterviews?: Promise<OpenInterviews> | undefined;
};

/**
 * The process's interviews, in `viva.db` of the data folder. A file that was moved away is made
 * anew, and a failed start is forgotten, so that neither needs a restart.
 * @throws {VivaError} `storage-unavailable`, `config-invalid`
 */
export async function getInterviews(): Promise<InterviewService> {
  const file = path.join(getConfig().dataDir, "viva.db");
  const open = await (shared.vivaInterviews ?? begin(file));
  if ((await inodeOf(file)) === open.inode) return open.service;
  // Whoever comes first opens the file that is there now; the others wait for the same.
  if ((await shared.vivaInterviews) === open) {
    shared.vivaInterviews = undefined;
    void open.store.close();
  }
  return (await (shared.vivaInterviews ?? begin(file))).service;
}

function begin(file: string): Promise<OpenInterviews> {
  shared.vivaInterviews = openInterviews(file).catch((error: unknown) => {
    shared.vivaInterviews = undefined;
    throw error;
  });
  return shared.vivaInterviews;
}

async function openInterviews(file: string): Promise<OpenInterviews> {
  const store = await createLibsqlStore({ file });
  const grader = createGrader();
  const service = createInterviewService({
    store,
    grader: async () => grader,
    generation: async () => (await getRuntime()).generation(),
    now: Date.now,
    newId: () => randomBytes(idBytes).toString("base64url"),
    newSeed: () => randomInt(2 ** 31),
  });
  return { service, store, inode: await inodeOf(file) };
}

/** 0 where there is no such file. */
async function inodeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.ino ?? 0;
}

import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { VivaError } from "@/lib/errors";

const holderSchema = z.object({
  pid: z.int(),
  host: z.string(),
  startedAt: z.string(),
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the right to write an index folder. A lock left by a process of this machine that no
 * longer runs is taken over.
 * @returns releases the lock
 * @throws {VivaError} `ingest-locked`, naming the process that holds it
 */
export async function takeIngestLock(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, "ingest.lock");
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    startedAt: new Date().toISOString(),
    token: randomUUID(),
  };
  while (!(await createExclusively(file, own))) {
    const holder = await readHolder(file);
    if (holder === "gone") continue;
    if (holder === "unreadable" || isAlive(holder)) throw locked(file, holder);
    await moveAside(file, holder);
  }
  return async () => {
    const holder = await readHolder(file);
    if (typeof holder === "object" && holder.token === own.token) await rm(file, { force: true });
  };
}

async function createExclusively(file: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(JSON.stringify(holder));
    await handle.close();
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | "gone" | "unreadable"> {
  // A holder that was caught between creating the file and writing it gets a moment to finish.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return holderSchema.parse(JSON.parse(await readFile(file, "utf8")));
    } catch (error) {
      if (hasCode(error, "ENOENT")) return "gone";
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return "unreadable";
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, "ESRCH");
  }
}

/** Renames a dead holder's lock away; if a live one slipped in between, puts that one back. */
async function moveAside(file: string, dead: Holder): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (typeof moved === "object" && moved.token !== dead.token) await rename(aside, file);
  else await rm(aside, { force: true });
}

function locked(file: string, holder: Holder | "unreadable"): VivaError {
  const who =
    holder === "unreadable"
      ? "an unknown process"
      : `process ${holder.pid} on ${holder.host}, started ${holder.startedAt}`;
  return new VivaError(
    "ingest-locked",
    `Another ingest is running: ${who}. Wait for it to end; if no such process exists, delete ${file}.`,
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

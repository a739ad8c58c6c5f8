import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** A temporary folder this old was left by a process that was killed. */
const abandonedAfterMs = 60 * 60 * 1000;
const maxAttempts = 5;

/**
 * Puts a folder with exactly these files in the place of whatever is there. Readers see the old
 * folder or the new one, whole: files go to a temporary sibling, are flushed to disk, and the
 * sibling is renamed.
 * @param folder - absolute; its parents are created
 * @param files - content by path, `/`-separated, relative to `folder`
 * @param isGood - asked when another process put a folder there meanwhile; true keeps that one
 * @throws file-system errors; the temporary folder is removed first
 */
export async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  isGood: () => Promise<boolean>,
): Promise<void> {
  const parent = path.dirname(folder);
  const prefix = `.${path.basename(folder)}.tmp-`;
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent, prefix);
  // Not mkdtemp: its folders are closed to every other user, and a service may run as one.
  const temporary = path.join(parent, `${prefix}${randomUUID()}`);
  try {
    for (const [name, content] of files) await writeFlushed(path.join(temporary, name), content);
    await flushFolder(temporary);
    await moveIntoPlace(temporary, folder, isGood);
    await flushFolder(parent);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function moveIntoPlace(
  temporary: string,
  folder: string,
  isGood: () => Promise<boolean>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(temporary, folder);
      return;
    } catch (error) {
      if (attempt === maxAttempts || !isOccupied(error)) throw error;
    }
    if (await isGood()) return;
    const aside = `${temporary}-old`;
    await rename(folder, aside).catch((error: unknown) => {
      if (!hasCode(error, "ENOENT")) throw error; // Another process moved it first.
    });
    await rm(aside, { recursive: true, force: true });
  }
}

async function writeFlushed(file: string, content: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the folder's entries durable; Windows cannot open a folder and needs no such call. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const leftover = path.join(parent, name);
    const { mtimeMs } = await stat(leftover).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > abandonedAfterMs) {
      await rm(leftover, { recursive: true, force: true });
    }
  }
}

/** Linux and macOS say ENOTEMPTY or EEXIST, Windows EPERM or EACCES. */
const isOccupied = (error: unknown) =>
  hasCode(error, "ENOTEMPTY", "EEXIST", "EPERM", "EACCES", "ENOTDIR");

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => code === error.code);
}

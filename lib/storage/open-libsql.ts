import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Client, createClient, LibsqlError } from "@libsql/client";
import { LibsqlDialect } from "@libsql/kysely-libsql";
import { type CompiledQuery, Kysely } from "kysely";
import { VivaError } from "@/lib/errors";
import { type Database, migrations } from "./schema";

/** How long a write waits for another process's at most, milliseconds. */
const defaultBusyTimeoutMs = 5000;

export interface LibsqlOptions {
  /** Absolute path. */
  readonly file: string;
  readonly busyTimeoutMs?: number;
}

/** A SQLite file, brought up to the newest tables. */
export interface LibsqlDatabase {
  readonly db: Kysely<Database>;
  /**
   * Runs statements in one transaction and returns once it is on disk.
   *
   * Kysely's own transactions are not used: the client opens a new connection after each, without
   * the settings made here.
   * @throws what the client throws; nothing was written then
   */
  readonly write: (statements: readonly CompiledQuery[]) => Promise<void>;
  /** Runs what uses the database. @throws {VivaError} `storage-unavailable` when that fails */
  readonly guard: <T>(use: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a SQLite file, making it and its folder where they are missing.
 * @throws {VivaError} `storage-unavailable`, naming the file and what to do
 */
export async function openLibsql({
  file,
  busyTimeoutMs = defaultBusyTimeoutMs,
}: LibsqlOptions): Promise<LibsqlDatabase> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const client = createClient({ url: pathToFileURL(file).href, timeout: busyTimeoutMs });
    try {
      return await prepare(client, file);
    } catch (error) {
      client.close();
      throw error;
    }
  } catch (cause) {
    throw unavailable(file, cause);
  }
}

async function prepare(client: Client, file: string): Promise<LibsqlDatabase> {
  await configure(client);
  await checkWhole(client);
  const db = new Kysely<Database>({ dialect: new LibsqlDialect({ client }) });
  const write = async (statements: readonly CompiledQuery[]) => {
    await client.batch(statements.map(toStatement), "write");
  };
  await migrate(client, db, write);
  return {
    db,
    write,
    async guard(use) {
      try {
        return await use();
      } catch (cause) {
        await renew(client);
        throw unavailable(file, cause);
      }
    },
    close: async () => client.close(),
  };
}

/**
 * Opens the connection anew. A statement that failed because the file was locked stays open in the
 * old one, which then refuses every commit.
 */
async function renew(client: Client): Promise<void> {
  if (client.closed) return;
  try {
    client.reconnect();
    await configure(client);
  } catch (error) {
    // The failure that led here is told; this one will be met again by the next use.
    console.error("The database could not be opened anew:", error);
  }
}

/** Settings of the one connection that everything here goes through. */
async function configure(client: Client): Promise<void> {
  await client.execute("pragma journal_mode = wal");
  // A commit that was told of must survive a power cut, not only a killed process.
  await client.execute("pragma synchronous = full");
  await client.execute("pragma foreign_keys = on");
}

/** @throws {Error} when a page of the file is damaged */
async function checkWhole(client: Client): Promise<void> {
  const { rows } = await client.execute("pragma quick_check(1)");
  const verdict = rows[0]?.[0];
  if (verdict !== "ok") throw new Error(`quick_check says: ${String(verdict)}`);
}

async function migrate(
  client: Client,
  db: Kysely<Database>,
  write: LibsqlDatabase["write"],
): Promise<void> {
  await client.execute(
    "create table if not exists migrations (version integer primary key, name text not null, applied_at bigint not null)",
  );
  for (const { version, name, statements } of migrations) {
    if ((await newestVersion(db)) >= version) continue;
    const record = db
      .insertInto("migrations")
      .values({ version, name, applied_at: Date.now() })
      .compile();
    try {
      // The record first: of two processes that start at once, its key lets one alone go on.
      await write([record, ...statements(db)]);
    } catch (error) {
      if ((await newestVersion(db)) < version) throw error;
    }
  }
  const newest = migrations.at(-1)?.version ?? 0;
  const found = await newestVersion(db);
  if (found > newest) {
    throw new Error(`its tables have version ${found}, this version of Viva knows ${newest}`);
  }
}

async function newestVersion(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom("migrations")
    .select(({ fn }) => fn.max("version").as("version"))
    .executeTakeFirst();
  return row?.version ?? 0;
}

function toStatement({ sql, parameters }: CompiledQuery) {
  return { sql, args: parameters.map(toValue) };
}

function toValue(value: unknown): string | number | null {
  if (typeof value === "string" || typeof value === "number" || value === null) return value;
  throw new TypeError(`a ${typeof value} cannot be stored`);
}

/** True when an insert met a row with its key. */
export function isKeyTaken(error: unknown): boolean {
  return error instanceof LibsqlError && error.code === "SQLITE_CONSTRAINT";
}

function unavailable(file: string, cause: unknown): VivaError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new VivaError(
    "storage-unavailable",
    `The database of interviews, ${file}, cannot be used: ${reason}. Check that the file and its ` +
      "folder can be written and that the disk has room. If the file is damaged, move it away, with " +
      "the -wal and -shm files beside it; a new one is made, without the old interviews.",
    { cause },
  );
}

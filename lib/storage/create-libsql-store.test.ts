import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EventBody } from "@/lib/interview/events";
import { interviewConfigSchema } from "@/lib/interview/interview-config";
import { createLibsqlStore } from "./create-libsql-store";
import type { InterviewStore } from "./interview-store";

const created: EventBody = {
  type: "created",
  config: interviewConfigSchema.parse({}),
  seed: 1,
  generation: "g",
  plan: [{ number: 1, reason: { kind: "unseen", text: "Not asked before." } }],
};
const draft = (text: string): EventBody => ({ type: "draft-saved", position: 1, turn: 0, text });

let folder: string;
let file: string;
const open: InterviewStore[] = [];

async function openStore(): Promise<InterviewStore> {
  const store = await createLibsqlStore({ file });
  open.push(store);
  return store;
}

/** A store with the interview "i" of the owner "o", one event long. */
async function openWithInterview(): Promise<InterviewStore> {
  const store = await openStore();
  await store.create({ id: "i", owner: "o", commandId: "c0", at: 5, events: [created] });
  return store;
}

async function textsOf(store: InterviewStore): Promise<string[]> {
  const events = await store.load({ id: "i", owner: "o", afterSeq: 0 });
  return events?.flatMap((event) => (event.type === "draft-saved" ? [event.text] : [])) ?? [];
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "viva-store-"));
  file = path.join(folder, "data", "viva.db");
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true, force: true });
});

it("gives back what was appended, numbered and dated, also to the next process", async () => {
  const store = await openWithInterview();
  const addition = {
    id: "i",
    expectedSeq: 1,
    commandId: "c1",
    at: 9,
    events: [draft("a"), draft("b")],
  };
  expect(await store.append(addition)).toBe("appended");
  const later = await openStore();
  expect(await later.load({ id: "i", owner: "o", afterSeq: 1 })).toEqual([
    { ...draft("a"), seq: 2, at: 9 },
    { ...draft("b"), seq: 3, at: 9 },
  ]);
});

it("appends a command once, however often it comes", async () => {
  const store = await openWithInterview();
  const addition = { id: "i", expectedSeq: 1, commandId: "c1", at: 9, events: [draft("a")] };
  expect(await store.append(addition)).toBe("appended");
  expect(await store.append(addition)).toBe("duplicate");
  expect(await store.append({ ...addition, expectedSeq: 2 })).toBe("duplicate");
  expect(await textsOf(store)).toEqual(["a"]);
  expect(await store.wasApplied({ id: "i", commandId: "c1" })).toBe(true);
  expect(await store.wasApplied({ id: "i", commandId: "c2" })).toBe(false);
});

it("begins an interview once, however often its command comes", async () => {
  const store = await openWithInterview();
  const again = { id: "other", owner: "o", commandId: "c0", at: 6, events: [created] };
  expect(await store.create(again)).toBe("i");
  expect(await store.create({ ...again, owner: "p" })).toBe("other");
  expect(await store.list("o")).toEqual(["i"]);
});

it("appends nothing to a log that has grown since", async () => {
  const store = await openWithInterview();
  const at = { id: "i", at: 9 };
  await store.append({ ...at, expectedSeq: 1, commandId: "c1", events: [draft("a")] });
  expect(await store.append({ ...at, expectedSeq: 1, commandId: "c2", events: [draft("b")] })).toBe(
    "stale",
  );
  expect(await textsOf(store)).toEqual(["a"]);
});

it("shows an interview to its owner only", async () => {
  const store = await openWithInterview();
  expect(await store.load({ id: "i", owner: "stranger", afterSeq: 0 })).toBeUndefined();
  expect(await store.load({ id: "none", owner: "o", afterSeq: 0 })).toBeUndefined();
  expect(await store.list("stranger")).toEqual([]);
});

it("lets one of two writers win each place of the log", async () => {
  const [one, two] = [await openWithInterview(), await openStore()];
  const won: string[] = [];
  const write = async (store: InterviewStore, name: string) => {
    for (let count = 0; count < 20; ) {
      const events = (await store.load({ id: "i", owner: "o", afterSeq: 0 })) ?? [];
      const commandId = `${name}-${count}`;
      const outcome = await store.append({
        id: "i",
        expectedSeq: events.length,
        commandId,
        at: 1,
        events: [draft(commandId)],
      });
      if (outcome !== "appended") continue;
      won.push(commandId);
      count += 1;
    }
  };
  await Promise.all([write(one, "a"), write(two, "b")]);
  expect((await textsOf(one)).toSorted()).toEqual(won.toSorted());
  expect(won).toHaveLength(40);
});

/** Appends to the interview "i" without end and prints each text once it is acknowledged. */
const writer = (name: string) => `
const { createLibsqlStore } = await import(${JSON.stringify(path.resolve("lib/storage/create-libsql-store.ts"))});
const store = await createLibsqlStore({ file: process.argv[1] });
const created = ${JSON.stringify(created)};
await store.create({ id: "i", owner: "o", commandId: "c0", at: 5, events: [created] });
for (let count = 0; ; ) {
  const events = await store.load({ id: "i", owner: "o", afterSeq: 0 });
  const text = "${name}" + count;
  const outcome = await store.append({
    id: "i", expectedSeq: events.length, commandId: text, at: 1,
    events: [{ type: "draft-saved", position: 1, turn: 0, text }],
  });
  if (outcome === "appended") { console.log(text); count += 1; }
}`;

function startWriter(name: string): { child: ChildProcess; acknowledged: string[] } {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", writer(name), file],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => acknowledged.push(line));
  return { child, acknowledged };
}

it("loses no acknowledged event and keeps none in part when writers are killed", async () => {
  const writers = [startWriter("a"), startWriter("b")];
  const deadline = Date.now() + 30_000;
  while (writers.some(({ acknowledged }) => acknowledged.length < 30)) {
    expect(Date.now()).toBeLessThan(deadline);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const ends = writers.map(({ child }) => new Promise((resolve) => child.once("close", resolve)));
  for (const { child } of writers) child.kill("SIGKILL");
  await Promise.all(ends);
  const store = await openStore();
  const stored = await textsOf(store);
  const acknowledged = writers.flatMap((writer) => writer.acknowledged);
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(stored).size).toBe(stored.length);
  // Killed between commit and print, a writer may have stored one more than it told of.
  expect(stored.length - acknowledged.length).toBeLessThanOrEqual(2);
});

it("fails plainly while another program holds the file, and works again after", async () => {
  await openWithInterview();
  const store = await createLibsqlStore({ file, busyTimeoutMs: 50 });
  open.push(store);
  const other = createClient({ url: `file:${file}` });
  const lock = await other.transaction("write");
  const addition = { id: "i", expectedSeq: 1, commandId: "c1", at: 9, events: [draft("a")] };
  await expect(store.append(addition)).rejects.toMatchObject({ code: "storage-unavailable" });
  await lock.rollback();
  other.close();
  expect(await store.append(addition)).toBe("appended");
  expect(await textsOf(store)).toEqual(["a"]);
});

describe("a file that cannot be used", () => {
  it("is named, with what to do, when it is no database", async () => {
    file = path.join(folder, "viva.db");
    await writeFile(file, "not a database, but long enough to be taken for one".repeat(40));
    await expect(createLibsqlStore({ file })).rejects.toMatchObject({
      code: "storage-unavailable",
      message: expect.stringMatching(/viva\.db.*move it away/s),
    });
  });

  it("is found out at the start when a page of it is damaged", async () => {
    const store = await openWithInterview();
    const events = [draft("x".repeat(8000))];
    for (let seq = 1; seq < 30; seq += 1) {
      await store.append({ id: "i", expectedSeq: seq, commandId: `c${seq}`, at: 1, events });
    }
    await store.close();
    open.splice(0);
    const other = createClient({ url: `file:${file}` });
    await other.execute("pragma wal_checkpoint(truncate)");
    other.close();
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xff, 4096, 16_384));
    await expect(createLibsqlStore({ file })).rejects.toMatchObject({
      code: "storage-unavailable",
      message: expect.stringContaining(file),
    });
  });

  it("is named when its folder cannot be made", async () => {
    await writeFile(path.join(folder, "data"), "a file where the folder should be");
    await expect(createLibsqlStore({ file })).rejects.toMatchObject({
      code: "storage-unavailable",
      message: expect.stringContaining(file),
    });
  });

  it("is refused when a newer version of Viva has written it", async () => {
    await openWithInterview();
    const client = createClient({ url: `file:${file}` });
    await client.execute("insert into migrations values (999, 'from the future', 0)");
    client.close();
    await expect(createLibsqlStore({ file })).rejects.toThrow(/version 999/);
  });
});

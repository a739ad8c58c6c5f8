import { expect, it } from "vitest";
import type { StorageArea } from "@/app/components/browser-storage";
import { mergeDraft, readDraft, writeDraft } from "./draft";

function memoryStorage(): StorageArea {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

it("keeps each tab's own text", () => {
  const local = memoryStorage();
  const first = { session: memoryStorage(), local };
  const second = { session: memoryStorage(), local };
  writeDraft(first, "from the first");
  writeDraft(second, "from the second");
  expect(readDraft(first)).toBe("from the first");
  expect(readDraft(second)).toBe("from the second");
});

it("offers the last text typed anywhere to a new tab", () => {
  const local = memoryStorage();
  writeDraft({ session: memoryStorage(), local }, "half a question");
  expect(readDraft({ session: memoryStorage(), local })).toBe("half a question");
});

it("forgets a text once it was sent, but not another tab's", () => {
  const local = memoryStorage();
  const first = { session: memoryStorage(), local };
  writeDraft(first, "mine");
  writeDraft(first, "");
  expect(readDraft({ session: memoryStorage(), local })).toBe("");
  writeDraft(first, "mine");
  writeDraft({ session: memoryStorage(), local }, "theirs");
  writeDraft(first, "");
  expect(readDraft({ session: memoryStorage(), local })).toBe("theirs");
});

it("adds words to a text instead of replacing it", () => {
  expect(mergeDraft("", "new")).toBe("new");
  expect(mergeDraft("typed ", "new")).toBe("typed\nnew");
  expect(mergeDraft("new", "new")).toBe("new");
});

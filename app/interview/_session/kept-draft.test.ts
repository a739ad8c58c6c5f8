import { expect, it } from "vitest";
import type { StorageArea } from "@/app/components/browser-storage";
import { chooseDraft, forgetDraft, keepDraft, readKeptDraft } from "./kept-draft";

const key = { interviewId: "i", position: 1, turn: 0 };

function memory(): StorageArea {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

it("keeps the words of each turn apart", () => {
  const storage = memory();
  keepDraft(storage, key, { text: "a", at: 5 });
  expect(readKeptDraft(storage, key)).toEqual({ text: "a", at: 5 });
  expect(readKeptDraft(storage, { ...key, turn: 1 })).toBeUndefined();
});

it("forgets only the words the server has", () => {
  const storage = memory();
  keepDraft(storage, key, { text: "abc", at: 5 });
  forgetDraft(storage, key, "ab");
  expect(readKeptDraft(storage, key)?.text).toBe("abc");
  forgetDraft(storage, key, "abc");
  expect(readKeptDraft(storage, key)).toBeUndefined();
});

it.each(["{", "[]", '{"text":1}'])("takes %s for nothing kept", (stored) => {
  const storage = memory();
  storage.setItem("viva.interview.i.1.0", stored);
  expect(readKeptDraft(storage, key)).toBeUndefined();
});

it("goes on with the newer of the two drafts", () => {
  const server = { draft: "server", draftSavedAt: 10 };
  expect(chooseDraft({ text: "browser", at: 11 }, server)).toEqual({
    text: "browser",
    unsaved: true,
  });
  expect(chooseDraft({ text: "browser", at: 9 }, server)).toEqual({
    text: "server",
    unsaved: false,
  });
  expect(chooseDraft({ text: "browser", at: 1 }, {})).toEqual({ text: "browser", unsaved: true });
  expect(chooseDraft(undefined, {})).toEqual({ text: "", unsaved: false });
});

it("takes emptied words for the newer ones too", () => {
  expect(chooseDraft({ text: "", at: 11 }, { draft: "server", draftSavedAt: 10 })).toEqual({
    text: "",
    unsaved: true,
  });
});

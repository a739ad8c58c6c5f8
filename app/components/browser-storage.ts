export const storageKeys = {
  conversation: "viva.conversation",
  draft: "viva.draft",
  length: "viva.length",
} as const;

export type StorageArea = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * The browser's local or session storage where it may be used; a browser that forbids it (private
 * mode, a full disk) makes Viva forgetful, not broken.
 */
export function browserStorage(kind: "local" | "session"): StorageArea {
  return {
    getItem: (key) => attempt(() => areaOf(kind).getItem(key)) ?? null,
    setItem: (key, value) => {
      attempt(() => areaOf(kind).setItem(key, value));
    },
    removeItem: (key) => {
      attempt(() => areaOf(kind).removeItem(key));
    },
  };
}

function areaOf(kind: "local" | "session"): Storage {
  return kind === "local" ? window.localStorage : window.sessionStorage;
}

function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

import { expect, it, vi } from "vitest";
import { VivaError } from "./errors";

it("recognizes an error that another copy of the module made", async () => {
  vi.resetModules();
  const copy = await import("./errors");
  expect(copy.VivaError).not.toBe(VivaError);
  expect(new copy.VivaError("not-found", "gone") instanceof VivaError).toBe(true);
});

it("takes no other error for its own", () => {
  expect(new Error("x") instanceof VivaError).toBe(false);
  expect(Object.create(null) instanceof VivaError).toBe(false);
});

import { describe, expect, it } from "vitest";
import { chooseModel } from "./model-choice";

const projectDir = process.cwd();

describe("chooseModel", () => {
  it("takes nothing, and its own name, for the embedded model", async () => {
    expect(await chooseModel(undefined, projectDir)).toEqual({ kind: "embedded" });
    expect(await chooseModel("all-MiniLM-L6-v2", projectDir)).toEqual({ kind: "embedded" });
  });

  it("tells OpenAI, a folder and a hub id apart", async () => {
    expect(await chooseModel("openai:text-embedding-3-small", projectDir)).toEqual({
      kind: "openai",
      name: "text-embedding-3-small",
    });
    expect(await chooseModel("lib/embedding", projectDir)).toEqual({
      kind: "folder",
      folder: `${projectDir}/lib/embedding`,
    });
    expect(await chooseModel("Xenova/bge-small-en-v1.5", projectDir)).toEqual({
      kind: "hub",
      id: "Xenova/bge-small-en-v1.5",
    });
  });

  it.each(["./no-such-folder", "/no/such/folder"])("misses the folder %s", async (model) => {
    const failure = { code: "embedding-model-missing" };
    await expect(chooseModel(model, projectDir)).rejects.toMatchObject(failure);
  });

  it.each(["gpt-5", "openai:", "a/b/c", ""])("does not understand “%s”", async (model) => {
    const failure = { code: "config-invalid" };
    await expect(chooseModel(model, `${projectDir}/no-such-folder`)).rejects.toMatchObject(failure);
  });
});

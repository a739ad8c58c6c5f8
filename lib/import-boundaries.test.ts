import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "viva-boundaries-"));
  copyFileSync("biome.json", path.join(folder, "biome.json"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lints a text as the project's file at a path, by the project's own rules. */
function lint(file: string, text: string): { status: number | null; output: string } {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, "lint", "--vcs-enabled=false", file],
    { cwd: folder, encoding: "utf8" },
  );
  return { status, output: stdout + stderr };
}

it.each([
  ["lib/guide/probe.ts", "@/lib/index/manifest"],
  ["lib/embedding/probe.ts", "@/lib/retrieval/search"],
  ["lib/index/probe.ts", "@/lib/retrieval/search"],
  ["lib/retrieval/probe.ts", "@/lib/answer/message"],
  ["lib/retrieval/probe.ts", "@/lib/storage/interview-store"],
  ["lib/index/probe.ts", "@/lib/interview/events"],
  ["lib/answer/probe.ts", "@/app/page"],
  ["lib/server/probe.ts", "next/server"],
  ["lib/answer/probe.ts", "react"],
])("%s may not import %s", (file, module) => {
  const { status, output } = lint(file, `import { x } from "${module}";\nexport const y = x;\n`);
  expect(output).toContain("noRestrictedImports");
  expect(status).not.toBe(0);
});

it.each([
  ["lib/answer/probe.ts", "@/lib/retrieval/search"],
  ["lib/retrieval/probe.ts", "@/lib/index/manifest"],
  ["lib/index/probe.ts", "@/lib/guide/markdown"],
])("%s may import %s", (file, module) => {
  expect(lint(file, `import { x } from "${module}";\nexport const y = x;\n`).output).not.toContain(
    "noRestrictedImports",
  );
});

it("lets only lib/config.ts read the environment", () => {
  const text = "export const x = process.env.X;\n";
  expect(lint("lib/server/probe.ts", text).output).toContain("noProcessEnv");
  expect(lint("lib/config.ts", text).output).not.toContain("noProcessEnv");
});

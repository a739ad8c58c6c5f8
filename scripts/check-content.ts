import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { checkAsked, checkClaims } from "@/lib/guide/check-companions";
import { checkContent } from "@/lib/guide/content-check";
import { askedSuffix } from "@/lib/guide/parse-asked";
import { claimsSuffix } from "@/lib/guide/parse-claims";

const folder = path.resolve("content/guide");
const names = (await readdir(folder)).sort();
const read = (ending: string) =>
  Promise.all(
    names
      .filter((name) => name.endsWith(ending))
      .map(async (name) => {
        return { name, path: name, text: await readFile(path.join(folder, name), "utf8") };
      }),
  );
const files = await read(".md");
const wanted = process.argv.slice(2).map((name) => path.basename(name));
const all = [
  ...checkContent(files),
  ...checkClaims(await read(claimsSuffix), files),
  ...checkAsked(await read(askedSuffix), files),
];
const faults = all.filter(
  (fault) => wanted.length === 0 || wanted.some((name) => fault.startsWith(name)),
);
for (const fault of faults) console.error(fault);
console.log(`${wanted.length || files.length} files checked, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

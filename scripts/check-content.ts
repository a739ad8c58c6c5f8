import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { checkContent } from "@/lib/guide/content-check";

const folder = path.resolve("content/guide");
const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
const files = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), "utf8") })),
);
const wanted = process.argv.slice(2).map((name) => path.basename(name));
const faults = checkContent(files).filter(
  (fault) => wanted.length === 0 || wanted.some((name) => fault.startsWith(name)),
);
for (const fault of faults) console.error(fault);
console.log(`${wanted.length || files.length} files checked, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

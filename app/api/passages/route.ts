import { z } from "zod";
import { getRuntime } from "@/lib/runtime";
import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { readJson } from "@/lib/server/read-json";

export const dynamic = "force-dynamic";

const schema = z.strictObject({ ids: z.array(z.string().min(1).max(100)).min(1).max(50) });

/** Which passages, as they were cited, the guide still holds: a passage's id lives as long as its text. */
export const POST = apiHandler("searches", async (request) => {
  const { ids } = await readJson(request, schema);
  const runtime = await getRuntime();
  const { name, passageById } = await runtime.generation();
  return Response.json({ existing: ids.filter((id) => passageById.has(id)), generation: name });
});

const refuse = refuseMethods("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };

import { getConfig } from "@/lib/config";
import { createInterviewSchema } from "@/lib/interview/commands";
import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { getInterviews } from "@/lib/server/interviews";
import { readJson } from "@/lib/server/read-json";
import { refuseCrossSite } from "@/lib/server/refuse-cross-site";
import { readOwner, startSession } from "@/lib/server/session";

export const dynamic = "force-dynamic";

export const GET = apiHandler("interviews", async (request) => {
  const interviews = await getInterviews();
  return Response.json({ interviews: await interviews.list(readOwner(request)) });
});

export const POST = apiHandler("answers", async (request) => {
  refuseCrossSite(request);
  const body = await readJson(request, createInterviewSchema);
  const known = readOwner(request);
  const started = known ? undefined : startSession(request, getConfig());
  const owner = known ?? started?.owner ?? "";
  const view = await (await getInterviews()).create({ ...body, owner });
  const headers = started ? { "set-cookie": started.setCookie } : undefined;
  return Response.json({ view }, { status: 201, headers });
});

const refuse = refuseMethods("GET", "POST");

export { refuse as DELETE, refuse as PATCH, refuse as PUT };

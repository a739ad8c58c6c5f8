import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { getInterviews } from "@/lib/server/interviews";
import { readOwner } from "@/lib/server/session";

export const dynamic = "force-dynamic";

export const GET = apiHandler("interviews", async (request) => {
  const interviews = await getInterviews();
  return Response.json({ progress: await interviews.progress(readOwner(request)) });
});

const refuse = refuseMethods("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };

import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { getInterviews } from "@/lib/server/interviews";
import { keyOf } from "@/lib/server/session";

export const dynamic = "force-dynamic";

export const GET = apiHandler("interviews", async (request, { param }) => {
  const interviews = await getInterviews();
  return Response.json({ view: await interviews.view(keyOf(request, param("id"))) });
});

const refuse = refuseMethods("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };

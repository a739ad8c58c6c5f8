import { statusByCode } from "@/lib/errors";
import { type Command, commandRequestSchema } from "@/lib/interview/commands";
import { apiHandler, type Budget, errorBody, refuseMethods } from "@/lib/server/api-handler";
import { getInterviews } from "@/lib/server/interviews";
import { readJson } from "@/lib/server/read-json";
import { refuseCrossSite } from "@/lib/server/refuse-cross-site";
import { keyOf } from "@/lib/server/session";

export const dynamic = "force-dynamic";

export const POST = apiHandler("commands", async (request, { param, spend, requestId }) => {
  refuseCrossSite(request);
  const body = await readJson(request, commandRequestSchema);
  spend(budgetOf(body.command));
  const interviews = await getInterviews();
  const { view, conflict } = await interviews.run(keyOf(request, param("id")), body);
  if (conflict === undefined) return Response.json({ view });
  return Response.json(
    { ...errorBody("conflict", conflict, requestId), view },
    { status: statusByCode.conflict },
  );
});

function budgetOf({ type }: Command): Budget {
  if (type === "save-draft") return "drafts";
  return type === "submit-answer" || type === "grade" ? "answers" : "interviews";
}

const refuse = refuseMethods("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };

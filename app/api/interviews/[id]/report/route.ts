import { getConfig } from "@/lib/config";
import { VivaError } from "@/lib/errors";
import type { Report } from "@/lib/interview/report";
import { writeReportMarkdown } from "@/lib/interview/write-report-markdown";
import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { getInterviews } from "@/lib/server/interviews";
import { originOf } from "@/lib/server/request-origin";
import { keyOf } from "@/lib/server/session";

export const dynamic = "force-dynamic";

export const GET = apiHandler("interviews", async (request, { param }) => {
  const format = new URL(request.url).searchParams.get("format");
  if (format !== null && format !== "json" && format !== "markdown") {
    throw new VivaError("bad-request", "format: must be json or markdown.");
  }
  const report = await (await getInterviews()).report(keyOf(request, param("id")));
  if (format === null) return Response.json({ report });
  return format === "json"
    ? download(report, "json", JSON.stringify({ report }, undefined, 2))
    : download(
        report,
        "md",
        writeReportMarkdown(report, { origin: originOf(request, getConfig()) }),
      );
});

function download({ createdAt }: Report, extension: "json" | "md", text: string): Response {
  const type = extension === "json" ? "application/json" : "text/markdown; charset=utf-8";
  const name = `viva-interview-${createdAt.slice(0, 10)}.${extension}`;
  return new Response(text, {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  });
}

const refuse = refuseMethods("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };

import { VivaError } from "@/lib/errors";
import { apiHandler } from "@/lib/server/api-handler";

const unknown = apiHandler(undefined, async (request) => {
  const { pathname } = new URL(request.url);
  throw new VivaError("not-found", `There is no ${pathname}.`);
});

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };

import { VivaError } from "@/lib/errors";

/** The one answer to an interview that is not there and to one that is somebody else's. */
export function noSuchInterview(): VivaError {
  return new VivaError("not-found", "There is no such interview.");
}

let endedHere: string | undefined;

/** Remembers that an interview ended on this page, whose report is about to take its place. */
export function noteEnd(interviewId: string): void {
  endedHere = interviewId;
}

/** @returns true once, where the report came in place of its interview */
export function takeArrival(interviewId: string): boolean {
  const arrived = endedHere === interviewId;
  endedHere = undefined;
  return arrived;
}

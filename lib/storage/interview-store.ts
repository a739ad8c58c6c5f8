import type { EventBody, InterviewEvent } from "@/lib/interview/events";

/**
 * Keeps the logs of interviews. Everything a call has returned for is on disk. Several processes
 * may use one store at once.
 *
 * Every method throws {VivaError} `storage-unavailable` when the storage cannot be read or written.
 */
export interface InterviewStore {
  /**
   * Begins an interview, once for each owner and command.
   * @returns its id; the first one's when the command was given before
   */
  create(interview: NewInterview): Promise<string>;
  /**
   * Appends events, all or none.
   * @returns `stale` when the log does not end at `expectedSeq`, `duplicate` when the command's
   *   events are in the log already; neither appends anything
   */
  append(addition: Addition): Promise<"appended" | "duplicate" | "stale">;
  /**
   * The events after a place in an owner's interview, oldest first.
   * @returns undefined where the owner has no such interview
   */
  load(
    query: InterviewKey & {
      /** 0 loads all. */
      readonly afterSeq: number;
    },
  ): Promise<readonly InterviewEvent[] | undefined>;
  /** Whether a command's events are in the log of an interview. */
  wasApplied(query: { readonly id: string; readonly commandId: string }): Promise<boolean>;
  /** Ids of an owner's interviews, newest first. */
  list(owner: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** An interview and who asks for it. */
export interface InterviewKey {
  readonly id: string;
  /** Hash of a session; see `ownerOf`. */
  readonly owner: string;
}

interface NewInterview extends InterviewKey {
  readonly commandId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** At least one. */
  readonly events: readonly EventBody[];
}

interface Addition {
  readonly id: string;
  readonly expectedSeq: number;
  readonly commandId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** At least one. */
  readonly events: readonly EventBody[];
}

import { LRUCache } from "lru-cache";
import { VivaError } from "@/lib/errors";
import type { InterviewKey, InterviewStore } from "@/lib/storage/interview-store";
import { askQuestion, type InterviewGuide, isInterviewable } from "./ask-question";
import { buildProgress, summarize } from "./build-progress";
import { buildReport } from "./build-report";
import { buildView } from "./build-view";
import { chooseQuestions } from "./choose-questions";
import type { Command } from "./commands";
import { type DecideOptions, decide, decideFirstQuestion } from "./decide";
import type { EventBody } from "./events";
import type { Grader } from "./grade";
import { createGradePending } from "./grade-pending";
import type { InterviewConfig } from "./interview-config";
import { applyEvent, type InterviewState, replayInterview } from "./interview-state";
import type { InterviewSummary, InterviewView } from "./interview-view";
import { listAttempts, listLastAsked, type StoredInterview } from "./list-attempts";
import { noSuchInterview } from "./no-such-interview";
import type { Progress } from "./progress";
import type { Report } from "./report";
import { scheduleReviews } from "./schedule-reviews";

export interface InterviewServiceOptions {
  readonly store: InterviewStore;
  readonly grader: () => Promise<Grader>;
  /** The live guide. */
  readonly generation: () => Promise<InterviewGuide>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new interview's id: unguessable. */
  readonly newId: () => string;
  /** A new interview's seed: any 32-bit integer. */
  readonly newSeed: () => number;
}

/** What became of a command, and the interview after it. */
interface CommandOutcome {
  readonly view: InterviewView;
  /** Why it was not applied: the interview has moved on. */
  readonly conflict?: string;
}

/**
 * Everything done with interviews. What does not exist and what is another owner's is `not-found`
 * alike; every method passes on `storage-unavailable`.
 */
export interface InterviewService {
  /**
   * Plans an interview and asks its first question; the same command begins one interview only.
   * @throws {VivaError} `bad-request` when no question of the guide fits
   */
  create(request: {
    readonly owner: string;
    readonly commandId: string;
    readonly config: InterviewConfig;
  }): Promise<InterviewView>;
  /** Newest first; none without an owner. */
  list(owner: string | undefined): Promise<InterviewSummary[]>;
  /** Grades first what a stopped server or a failed grader left ungraded. */
  view(key: InterviewKey): Promise<InterviewView>;
  /** Applies a command, and grades what it submits. */
  run(
    key: InterviewKey,
    request: {
      readonly commandId: string;
      readonly expectedSeq?: number | undefined;
      readonly command: Command;
    },
  ): Promise<CommandOutcome>;
  /** @throws {VivaError} `conflict` before the end */
  report(key: InterviewKey): Promise<Report>;
  progress(owner: string | undefined): Promise<Progress>;
}

/** How often a write is tried again when another process wrote first. */
const maxTries = 20;
/** Interviews whose state is kept in memory, so that only newer events need be read. */
const statesKept = 500;

export function createInterviewService(options: InterviewServiceOptions): InterviewService {
  const { store, now } = options;
  const states = new LRUCache<string, InterviewState>({ max: statesKept });

  /** The state at this moment, whichever process wrote last. @throws {VivaError} `not-found` */
  async function load({ id, owner }: InterviewKey): Promise<InterviewState> {
    const known = states.get(id);
    const events = await store.load({ id, owner, afterSeq: known?.seq ?? 0 });
    if (!events) throw noSuchInterview();
    const state = known ? events.reduce(applyEvent, known) : replayInterview(events);
    states.set(id, state);
    return state;
  }

  async function loadAll(owner: string | undefined): Promise<StoredInterview[]> {
    if (owner === undefined) return [];
    const ids = await store.list(owner);
    return Promise.all(ids.map(async (id) => ({ id, state: await load({ id, owner }) })));
  }

  /** Appends what a decision makes of the newest state; decides anew when that has changed. */
  async function append(
    key: InterviewKey,
    commandId: string,
    decideEvents: (state: InterviewState) => readonly EventBody[],
  ): Promise<void> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const state = await load(key);
      const events = decideEvents(state);
      if (events.length === 0) return;
      const addition = { id: key.id, expectedSeq: state.seq, commandId, at: now(), events };
      if ((await store.append(addition)) !== "stale") return;
    }
    throw new VivaError("conflict", "Others write to this interview without pause. Try again.");
  }

  const gradePending = createGradePending({ load, append, grader: options.grader });

  async function viewOf(key: InterviewKey): Promise<InterviewView> {
    const problem = await gradePending(key);
    return buildView(await load(key), { id: key.id, now: now(), problem });
  }

  return {
    async create({ owner, commandId, config }) {
      const generation = await options.generation();
      const interviews = await loadAll(owner);
      const seed = options.newSeed();
      const plan = chooseQuestions({
        candidates: listCandidates(generation),
        config,
        reviews: scheduleReviews(listAttempts(interviews)),
        lastAskedAt: listLastAsked(interviews),
        seed,
        now: now(),
      });
      if (plan.length === 0) throw nothingToAsk(generation);
      const events: EventBody[] = [
        { type: "created", config, seed, generation: generation.name, plan },
        decideFirstQuestion(plan, askFrom(generation)),
      ];
      const id = await store.create({
        id: options.newId(),
        owner,
        commandId,
        at: now(),
        events,
      });
      return viewOf({ id, owner });
    },

    async list(owner) {
      return (await loadAll(owner)).map((interview) => summarize(interview, now()));
    },

    view: viewOf,

    async run(key, { commandId, expectedSeq, command }) {
      await load(key);
      const wasApplied = () => store.wasApplied({ id: key.id, commandId });
      if (await wasApplied()) return { view: await viewOf(key) };
      const asksNext = command.type === "next" || command.type === "skip";
      const ask: DecideOptions = asksNext
        ? askFrom(await options.generation())
        : { ask: () => undefined };
      try {
        await append(key, commandId, (state) => {
          if (command.type !== "save-draft") checkSeen(state, expectedSeq);
          return decide(state, command, ask);
        });
      } catch (error) {
        if (!(error instanceof VivaError && error.code === "conflict")) throw error;
        // Sent twice at once, the second finds what the first has done.
        const conflict = (await wasApplied()) ? {} : { conflict: error.message };
        return { view: await viewOf(key), ...conflict };
      }
      if (command.type !== "save-draft") return { view: await viewOf(key) };
      return { view: buildView(await load(key), { id: key.id, now: now() }) };
    },

    async report(key) {
      await gradePending(key);
      const state = await load(key);
      if (state.status !== "ended") {
        throw new VivaError("conflict", "The report comes when the interview has ended.");
      }
      const generation = await options.generation();
      const { sections } = generation.content.guide;
      return buildReport({ id: key.id, state }, { ...generation, sections });
    },

    async progress(owner) {
      const { guide } = (await options.generation()).content;
      return buildProgress({ interviews: await loadAll(owner), guide, now: now() });
    },
  };
}

/** @throws {VivaError} `conflict` when more than drafts came after what the learner saw */
function checkSeen({ changeSeq }: InterviewState, expectedSeq: number | undefined): void {
  if (expectedSeq !== undefined && changeSeq > expectedSeq) {
    throw new VivaError("conflict", "The interview has moved on, perhaps in another tab.");
  }
}

function listCandidates({ content }: InterviewGuide) {
  return content.guide.questions.filter(isInterviewable).map((question) => ({
    number: question.number,
    slug: question.slug,
    section: question.section,
    difficulty: question.details.difficulty,
  }));
}

function askFrom(generation: InterviewGuide): DecideOptions {
  return {
    ask(number) {
      const question = generation.questionByNumber.get(number);
      return question && askQuestion(question, generation);
    },
  };
}

function nothingToAsk({ content }: InterviewGuide): VivaError {
  const message = content.guide.questions.some(isInterviewable)
    ? "No question of the guide fits these sections and this difficulty. Choose more."
    : "The questions of this guide have no key points, so answers to them cannot be graded. " +
      "Interviews need a guide with front matter as content/README.md describes.";
  return new VivaError("bad-request", message);
}

import { RequestFailure } from "@/app/components/request-failure";
import type { Command } from "@/lib/interview/commands";
import type { CommandRequest, Reply } from "./send-command";

/** Longest pause between two tries, milliseconds. */
const maxBackoffMs = 5000;
const firstBackoffMs = 500;

export interface OutboxDependencies {
  /** Throws when the server cannot be reached or cannot serve now. */
  readonly send: (request: CommandRequest) => Promise<Reply>;
  readonly newId: () => string;
  /** Resolves after so many milliseconds, or sooner when trying again seems worth it. */
  readonly wait: (ms: number) => Promise<void>;
  readonly onChange: (state: OutboxState) => void;
}

export interface OutboxState {
  /** The command on its way or waiting, drafts aside. */
  readonly pending: Command["type"] | undefined;
  /** What the last try failed with; undefined once one got through. */
  readonly trouble: Error | undefined;
}

/** `dropped`: a later draft of the same turn, or its answer, took the command's place. */
export type Delivery = Reply | { readonly kind: "dropped" };

export interface Outbox {
  push(command: Command, options?: PushOptions): Promise<Delivery>;
}

interface PushOptions {
  readonly expectedSeq?: number;
  /** Of a command made before, to be sent again. */
  readonly commandId?: string;
}

interface Entry {
  readonly request: CommandRequest;
  readonly resolve: (delivery: Delivery) => void;
  dropped: boolean;
}

/**
 * Sends commands one after another in the order they were made, each until it is acknowledged and
 * always under the same id, so that the server applies it once however often it arrives.
 */
export function createOutbox({ send, newId, wait, onChange }: OutboxDependencies): Outbox {
  const queue: Entry[] = [];
  let running = false;
  let trouble: Error | undefined;

  const report = () => {
    const waiting = queue.find(({ request }) => request.command.type !== "save-draft");
    onChange({ pending: waiting?.request.command.type, trouble });
  };

  async function run() {
    if (running) return;
    running = true;
    let failures = 0;
    for (let head = queue[0]; head; head = queue[0]) {
      const delivery = head.dropped ? dropped : await attempt(head);
      if (delivery) {
        failures = 0;
        queue.shift();
        report();
        head.resolve(delivery);
      } else {
        report();
        await wait(backoffMs(++failures, trouble));
      }
    }
    running = false;
  }

  async function attempt({ request }: Entry): Promise<Reply | undefined> {
    try {
      const reply = await send(request);
      trouble = undefined;
      return reply;
    } catch (error) {
      trouble = error instanceof Error ? error : new Error(String(error));
      return undefined;
    }
  }

  return {
    push(command, { expectedSeq, commandId = newId() } = {}) {
      for (const entry of queue) {
        if (replaces(command, entry.request.command)) entry.dropped = true;
      }
      return new Promise((resolve) => {
        queue.push({ request: { commandId, expectedSeq, command }, resolve, dropped: false });
        report();
        void run();
      });
    },
  };
}

const dropped = { kind: "dropped" } as const;

/** A draft gives way to a later draft of its turn, and to what closes the turn. */
function replaces(later: Command, earlier: Command): boolean {
  if (earlier.type !== "save-draft") return false;
  if (later.type !== "save-draft" && later.type !== "submit-answer") return false;
  return later.position === earlier.position && later.turn === earlier.turn;
}

function backoffMs(failures: number, trouble: Error | undefined): number {
  const doubled = Math.min(maxBackoffMs, firstBackoffMs * 2 ** (failures - 1));
  const asked = trouble instanceof RequestFailure ? (trouble.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.max(doubled, asked);
}

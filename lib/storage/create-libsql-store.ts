import { type EventBody, eventBodySchema, type InterviewEvent } from "@/lib/interview/events";
import type { InterviewStore } from "./interview-store";
import { isKeyTaken, type LibsqlOptions, openLibsql } from "./open-libsql";

/** Keeps interviews in a SQLite file. @throws {VivaError} `storage-unavailable` */
export async function createLibsqlStore(options: LibsqlOptions): Promise<InterviewStore> {
  const { db, write, guard, close } = await openLibsql(options);

  const insertCommand = (interviewId: string, commandId: string, firstSeq: number) =>
    db
      .insertInto("interview_commands")
      .values({ interview_id: interviewId, command_id: commandId, first_seq: firstSeq })
      .compile();
  const insertEvents = (id: string, at: number, afterSeq: number, events: readonly EventBody[]) =>
    db
      .insertInto("interview_events")
      .values(
        events.map((event, index) => ({
          interview_id: id,
          seq: afterSeq + index + 1,
          at,
          body: JSON.stringify(event),
        })),
      )
      .compile();
  const newestSeq = async (id: string) => {
    const row = await db
      .selectFrom("interview_events")
      .select(({ fn }) => fn.max("seq").as("seq"))
      .where("interview_id", "=", id)
      .executeTakeFirst();
    return row?.seq ?? 0;
  };
  const wasApplied = async (id: string, commandId: string) => {
    const row = await db
      .selectFrom("interview_commands")
      .select("first_seq")
      .where("interview_id", "=", id)
      .where("command_id", "=", commandId)
      .executeTakeFirst();
    return row !== undefined;
  };

  return {
    create: ({ id, owner, commandId, at, events }) =>
      guard(async () => {
        const interview = { id, owner, command_id: commandId, created_at: at };
        try {
          await write([
            db.insertInto("interviews").values(interview).compile(),
            insertCommand(id, commandId, 1),
            insertEvents(id, at, 0, events),
          ]);
          return id;
        } catch (error) {
          if (!isKeyTaken(error)) throw error;
          const first = await db
            .selectFrom("interviews")
            .select("id")
            .where("owner", "=", owner)
            .where("command_id", "=", commandId)
            .executeTakeFirst();
          if (!first) throw error;
          return first.id;
        }
      }),

    append: ({ id, expectedSeq, commandId, at, events }) =>
      guard(async () => {
        if (await wasApplied(id, commandId)) return "duplicate";
        if ((await newestSeq(id)) !== expectedSeq) return "stale";
        try {
          await write([
            insertCommand(id, commandId, expectedSeq + 1),
            insertEvents(id, at, expectedSeq, events),
          ]);
          return "appended";
        } catch (error) {
          // Another process came between; the keys tell with what.
          if (!isKeyTaken(error)) throw error;
          return (await wasApplied(id, commandId)) ? "duplicate" : "stale";
        }
      }),

    load: ({ id, owner, afterSeq }) =>
      guard(async () => {
        const interview = await db
          .selectFrom("interviews")
          .select("id")
          .where("id", "=", id)
          .where("owner", "=", owner)
          .executeTakeFirst();
        if (!interview) return undefined;
        const rows = await db
          .selectFrom("interview_events")
          .select(["seq", "at", "body"])
          .where("interview_id", "=", id)
          .where("seq", ">", afterSeq)
          .orderBy("seq")
          .execute();
        return rows.map(readEvent);
      }),

    wasApplied: ({ id, commandId }) => guard(() => wasApplied(id, commandId)),

    list: (owner) =>
      guard(async () => {
        const rows = await db
          .selectFrom("interviews")
          .select("id")
          .where("owner", "=", owner)
          .orderBy("created_at", "desc")
          .orderBy("id")
          .execute();
        return rows.map(({ id }) => id);
      }),

    close,
  };
}

function readEvent({ seq, at, body }: { seq: number; at: number; body: string }): InterviewEvent {
  return { ...eventBodySchema.parse(JSON.parse(body)), seq, at };
}

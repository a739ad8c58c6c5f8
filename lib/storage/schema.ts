import type { CompiledQuery, Kysely } from "kysely";

/** The tables, as Kysely knows them. Rows are only ever inserted. */
export interface Database {
  migrations: { version: number; name: string; applied_at: number };
  interviews: { id: string; owner: string; command_id: string; created_at: number };
  interview_commands: { interview_id: string; command_id: string; first_seq: number };
  interview_events: {
    interview_id: string;
    /** 1, 2, 3, … */
    seq: number;
    /** Milliseconds since 1970. */
    at: number;
    /** An `EventBody` as JSON. */
    body: string;
  };
}

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: (db: Kysely<Database>) => readonly CompiledQuery[];
}

/** In order; a released one is never changed, a change of the tables is a new one. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: "interviews as logs of events",
    statements: ({ schema }) => [
      schema
        .createTable("interviews")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("command_id", "text", (column) => column.notNull())
        .addColumn("created_at", "bigint", (column) => column.notNull())
        .addUniqueConstraint("interviews_owner_command", ["owner", "command_id"])
        .compile(),
      schema
        .createTable("interview_commands")
        .addColumn("interview_id", "text", (column) => column.notNull().references("interviews.id"))
        .addColumn("command_id", "text", (column) => column.notNull())
        .addColumn("first_seq", "integer", (column) => column.notNull())
        .addPrimaryKeyConstraint("interview_commands_pk", ["interview_id", "command_id"])
        .compile(),
      schema
        .createTable("interview_events")
        .addColumn("interview_id", "text", (column) => column.notNull().references("interviews.id"))
        .addColumn("seq", "integer", (column) => column.notNull())
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("interview_events_pk", ["interview_id", "seq"])
        .compile(),
    ],
  },
];

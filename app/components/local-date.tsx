"use client";

import { useEffect, useState } from "react";

interface LocalDateProps {
  /** ISO 8601. */
  readonly iso: string;
  /** Whether the hour matters. */
  readonly time?: boolean;
}

const day = { day: "numeric", month: "long", year: "numeric" } as const;
const hour = { hour: "2-digit", minute: "2-digit" } as const;

/** A date in the reader's own time zone, once the page is alive; before that in UTC. */
export function LocalDate({ iso, time = false }: LocalDateProps) {
  const [timeZone, setTimeZone] = useState("UTC");
  useEffect(() => {
    setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, []);
  const options = { ...day, ...(time ? hour : {}), timeZone };
  return (
    <time dateTime={iso}>{new Intl.DateTimeFormat("en-GB", options).format(new Date(iso))}</time>
  );
}

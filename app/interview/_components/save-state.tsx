interface SaveStateProps {
  readonly text: string;
  readonly saved: boolean;
  readonly trouble: Error | undefined;
}

/** Whether the server has what is typed. Quiet: only trouble is announced, once. */
export function SaveState({ text, saved, trouble }: SaveStateProps) {
  const kept = trouble !== undefined && !saved;
  return (
    <p className="save-state" data-trouble={kept || undefined}>
      <span role="status">
        {kept &&
          (trouble instanceof TypeError
            ? "Not saved: server unreachable; kept in this browser"
            : "Not saved: the server cannot take it now; kept in this browser")}
      </span>
      {!kept && text !== "" && (saved ? "Saved" : "Saving")}
    </p>
  );
}

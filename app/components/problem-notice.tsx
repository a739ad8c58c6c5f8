/** Why the guide cannot be shown, and what mends it; `code` in the message is set as code. */
export function ProblemNotice({ message }: { readonly message: string }) {
  const parts = message.split("`");
  return (
    <div className="notice notice-danger my-6" role="alert">
      <p className="whitespace-pre-line">
        <strong className="font-semibold">The guide is not ready. </strong>
        {parts.map((part, index) =>
          // Every second part stood between two backticks.
          index % 2 === 1 ? (
            <code key={part} className="rounded bg-sunken px-1.5 py-0.5 font-mono text-[0.9em]">
              {part}
            </code>
          ) : (
            part
          ),
        )}
      </p>
    </div>
  );
}

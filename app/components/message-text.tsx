/** A failure's message; what stands between backticks, such as a command to run, is set as code. */
export function MessageText({ text }: { readonly text: string }) {
  return text.split("`").map((part, index) =>
    // Every second part stood between two backticks.
    index % 2 === 1 ? (
      <code key={part} className="rounded bg-sunken px-1.5 py-0.5 font-mono text-[0.9em]">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

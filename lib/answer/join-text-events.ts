const gap = "\n\n";

/** One event whose only delta is text: what stands before it, the text as JSON writes it, the rest. */
const textEvent =
  /^(data: ?\{[^\n]*?"delta": ?\{(?:"role": ?"assistant", ?)?"content": ?")((?:[^"\\\n]|\\.)*)("\}[^\n]*\})$/;

/**
 * Joins neighbouring events of an OpenAI-compatible stream that differ in their text alone into one
 * that adds all of it; everything else passes byte for byte. Nothing is held back: an event that the
 * end of a chunk cuts in two passes as it is.
 * @returns takes the stream's chunks in order
 */
export function joinTextEvents(): (chunk: Uint8Array) => Uint8Array {
  /** Did the last chunk end inside an event? */
  let isInside = false;
  return (chunk) => {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lastGap = bytes.lastIndexOf(gap);
    if (lastGap < 0) {
      isInside ||= bytes.length > 0;
      return chunk;
    }
    const start = isInside ? bytes.indexOf(gap) + gap.length : 0;
    const end = lastGap + gap.length;
    isInside = end < bytes.length;
    const events = bytes.toString("utf8", start, end).split(gap).slice(0, -1);
    if (events.length < 2) return chunk;
    return Buffer.concat([
      bytes.subarray(0, start),
      Buffer.from(joinNeighbours(events)),
      bytes.subarray(end),
    ]);
  };
}

/** @param events - whole ones, without the gap after each */
function joinNeighbours(events: readonly string[]): string {
  let joined = "";
  let head = "";
  let tail = "";
  for (const event of events) {
    const [, before = "", text = "", after = ""] = textEvent.exec(event) ?? [];
    const isText = before !== "" && !after.includes('"delta":');
    if (isText && before === head && after === tail) {
      joined += text;
      continue;
    }
    joined += tail === "" ? "" : tail + gap;
    head = isText ? before : "";
    tail = isText ? after : "";
    joined += isText ? before + text : event + gap;
  }
  return joined + (tail === "" ? "" : tail + gap);
}

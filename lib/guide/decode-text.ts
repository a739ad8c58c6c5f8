/** Windows-1252 bytes 0x80–0x9F as Unicode; the five unassigned bytes stay C1 controls. */
const windows1252High = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const byteOf = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte += 1) {
  byteOf.set(windows1252Char(byte), byte);
  // Some programs take Latin-1 for Windows-1252 and leave control characters.
  byteOf.set(String.fromCharCode(byte), byte);
}
const highChars = [...byteOf.keys()].join("");
const highRun = new RegExp(`[${highChars}]{2,}`, "g");
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

function windows1252Char(byte: number): string {
  return byte >= 0x80 && byte < 0xa0
    ? windows1252High.charAt(byte - 0x80)
    : String.fromCharCode(byte);
}

/** Decoded text with how many damaged spots were mended. */
export interface DecodedText {
  readonly text: string;
  /** Runs of characters that were UTF-8 once read as Windows-1252, now put right. */
  readonly repairs: number;
  /** Set where the bytes were no UTF-8 at all and Windows-1252 was assumed. */
  readonly assumedWindows1252: boolean;
}

/**
 * Reads a text file's bytes: UTF-8, else Windows-1252; drops a byte-order mark, makes line ends
 * `\n`, and undoes UTF-8 that an editor once read as Windows-1252 ("Hereâ€™s" → "Here’s").
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  let raw: string;
  let assumedWindows1252 = false;
  try {
    raw = strictUtf8.decode(bytes);
  } catch {
    // Not TextDecoder: in Node 20 its "windows-1252" is really Latin-1.
    raw = Array.from(bytes, windows1252Char).join("");
    assumedWindows1252 = true;
  }
  const { text, repairs } = repairMojibake(raw.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  return { text, repairs, assumedWindows1252 };
}

/**
 * Undoes UTF-8 read as Windows-1252, also when it happened twice. A run of high characters is
 * replaced only where its bytes are valid UTF-8, so "Ãstad" or "10 £" stay as they are.
 */
export function repairMojibake(text: string): { text: string; repairs: number } {
  let repairs = 0;
  let current = text;
  for (let round = 0; round < 3; round += 1) {
    let changed = 0;
    current = current.replace(highRun, (run) => {
      const repaired = repairRun(run);
      if (repaired !== run) changed += 1;
      return repaired;
    });
    if (changed === 0) break;
    repairs += changed;
  }
  return { text: current, repairs };
}

function repairRun(run: string): string {
  const bytes = [...run].map((char) => byteOf.get(char) ?? 0);
  let result = "";
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    const decoded = length > 1 ? decodeStrictly(bytes.slice(at, at + length)) : undefined;
    if (decoded === undefined) {
      result += run.charAt(at);
      at += 1;
    } else {
      result += decoded;
      at += length;
    }
  }
  return result;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 1;
}

function decodeStrictly(bytes: number[]): string | undefined {
  try {
    return strictUtf8.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

import { expect, it } from "vitest";
import { decodeText, repairMojibake } from "./decode-text";

// The damaged forms are Python 3's text.encode("utf-8").decode("cp1252"); \x9d and the like, which
// cp1252 leaves unassigned, are kept as control characters, as browsers do.
it.each([
  ["Here’s a “quote”", "Hereâ€™s a â€œquoteâ€\u009d"],
  ["a – b — c…", "a â€“ b â€” câ€¦"],
  ["naïve café, Zürich, ½", "naÃ¯ve cafÃ©, ZÃ¼rich, Â½"],
  ["π ≈ 3.14", "Ï€ â‰ˆ 3.14"],
  ["日本", "æ—¥æœ¬"],
  ["🙂", "ðŸ™‚"],
])("restores %s from %s", (text, damaged) => {
  expect(repairMojibake(damaged).text).toBe(text);
});

it("restores a text misread as Latin-1, which leaves control characters", () => {
  expect(repairMojibake("Here\u00e2\u0080\u0099s").text).toBe("Here’s");
});

it("restores a text that was misread twice", () => {
  expect(repairMojibake("HereÃ¢â‚¬â„¢s").text).toBe("Here’s");
});

it("leaves sound text with high characters alone", () => {
  const sound = "Ångström, Ãstad, £10, “x” – y, São Paulo, ÄÖÜ, €5";
  expect(repairMojibake(sound)).toEqual({ text: sound, repairs: 0 });
});

it("counts the spots it mended", () => {
  expect(repairMojibake("itâ€™s and weâ€™ll").repairs).toBe(2);
});

it("drops a byte-order mark and Windows line ends", () => {
  const bytes = new TextEncoder().encode("\uFEFF# A\r\nb\rc\n");
  expect(decodeText(bytes)).toEqual({ text: "# A\nb\nc\n", repairs: 0, assumedWindows1252: false });
});

it("reads bytes that are no UTF-8 as Windows-1252 and says so", () => {
  const bytes = Uint8Array.of(0x93, 0x68, 0x69, 0x94, 0x20, 0xe9);
  expect(decodeText(bytes)).toEqual({ text: "“hi” é", repairs: 0, assumedWindows1252: true });
});

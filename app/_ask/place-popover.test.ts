import { expect, it } from "vitest";
import { placePopover } from "./place-popover";

const box = { width: 400, height: 300 };
const viewport = { width: 1000, height: 800 };
const anchorAt = (left: number, top: number) => ({ left, top, bottom: top + 20, width: 20 });

it("stands centred below its anchor", () => {
  expect(placePopover({ anchor: anchorAt(490, 100), box, viewport })).toEqual({
    left: 300,
    top: 128,
  });
});

it("stands above where there is more room", () => {
  expect(placePopover({ anchor: anchorAt(490, 700), box, viewport }).top).toBe(392);
});

it("stays on the screen at both edges", () => {
  expect(placePopover({ anchor: anchorAt(0, 100), box, viewport }).left).toBe(12);
  expect(placePopover({ anchor: anchorAt(990, 100), box, viewport }).left).toBe(588);
});

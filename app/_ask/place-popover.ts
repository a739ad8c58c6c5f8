export interface Placement {
  readonly anchor: Pick<DOMRect, "left" | "top" | "bottom" | "width">;
  readonly box: Pick<DOMRect, "width" | "height">;
  readonly viewport: { readonly width: number; readonly height: number };
}

const gapPx = 8;
const marginPx = 12;

/** Where a popover goes: centred under its anchor, above it where there is more room, never off the screen. */
export function placePopover({ anchor, box, viewport }: Placement): { left: number; top: number } {
  const centred = anchor.left + anchor.width / 2 - box.width / 2;
  const left = Math.max(marginPx, Math.min(centred, viewport.width - box.width - marginPx));
  const below = anchor.bottom + gapPx;
  const above = anchor.top - gapPx - box.height;
  const fitsBelow = below + box.height <= viewport.height - marginPx;
  const roomAbove = anchor.top > viewport.height - anchor.bottom;
  return { left, top: fitsBelow || !roomAbove ? below : Math.max(marginPx, above) };
}

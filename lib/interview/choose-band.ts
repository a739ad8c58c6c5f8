import type { Band } from "./grade";

/** The least coverage of each band, best first. */
const bandFloors: readonly (readonly [Band, number])[] = [
  ["full", 80],
  ["most", 50],
  ["some", 25],
];

/** @param coverage - 0..100 */
export function chooseBand(coverage: number): Band {
  return bandFloors.find(([, floor]) => coverage >= floor)?.[0] ?? "little";
}

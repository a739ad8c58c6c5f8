/** A section's anchor on the guide's page. */
export function sectionId(section: string): string {
  const words = section.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return `section-${words.replace(/^-|-$/g, "")}`;
}

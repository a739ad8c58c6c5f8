export interface ResolvedLink {
  readonly href: string;
  /** True for an address outside Viva. */
  readonly external: boolean;
}

const guideFile = /^(?:\.\/)?(\d+-[a-z0-9-]+)\.md(#[\w-]+)?$/;
const ownPage = /^\/(?:guide(?:\/[\w-]+)?(?:#[\w-]+)?|interview(?:\?sections=[^#\s]*)?)$/;

/**
 * Where a link of the guide or of an answer may lead: another question (`NN-slug.md`, `/guide/…`),
 * the set-up of an interview, a web page or a mail address.
 * @returns undefined for every other address; its text is then shown without a link
 */
export function resolveLink(href: string): ResolvedLink | undefined {
  const file = guideFile.exec(href);
  if (file) return { href: `/guide/${file[1]}${file[2] ?? ""}`, external: false };
  if (ownPage.test(href)) return { href, external: false };
  if (!URL.canParse(href)) return undefined;
  const { protocol } = new URL(href);
  return ["http:", "https:", "mailto:"].includes(protocol) ? { href, external: true } : undefined;
}

import type { AuthoredDetails } from "@/lib/guide/types";
import { referenceLink } from "./reference-link";

/** The works an answer names. */
export function References({ references }: { readonly references: AuthoredDetails["references"] }) {
  if (references.length === 0) return null;
  return (
    <section className="mt-12" aria-labelledby="references">
      <h2 id="references" className="mb-3 font-semibold text-lg">
        References
      </h2>
      <ul className="grid max-w-[44rem] gap-2 text-[0.9375rem] leading-snug">
        {references.map(({ title, authors, year, id }) => {
          const href = referenceLink(id);
          return (
            <li key={id}>
              {authors} ({year}).{" "}
              {href ? (
                <a className="link" href={href} rel="noreferrer noopener" target="_blank">
                  {title}
                </a>
              ) : (
                <cite>{title}</cite>
              )}
              <span className="text-muted">. {href === id ? new URL(id).hostname : id}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";

interface PassageLinkProps {
  /** A passage's address; its page highlights it. */
  readonly href: string;
  /** What the passage is about, for those who hear one link after another. */
  readonly about?: string;
}

export function PassageLink({ href, about }: PassageLinkProps) {
  return (
    <Link className="link inline-flex min-h-6 items-center gap-1 font-medium" href={href}>
      Open in the guide
      {about && <span className="sr-only">: {about}</span>}
      <ArrowUpRight aria-hidden="true" size={16} />
    </Link>
  );
}

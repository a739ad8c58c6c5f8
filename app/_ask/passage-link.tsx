import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { Source } from "@/lib/answer/message";

export function PassageLink({ source }: { readonly source: Source }) {
  return (
    <Link className="link inline-flex min-h-6 items-center gap-1 font-medium" href={source.url}>
      Open in the guide
      <ArrowUpRight aria-hidden="true" size={16} />
    </Link>
  );
}

import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="page py-16">
      <h1 className="guide-title">There is no such page</h1>
      <p className="mt-3 text-lg text-muted">The guide may have changed since the link was made.</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link className="button button-primary" href="/guide">
          Open the guide
        </Link>
        <Link className="button" href="/">
          Ask a question
        </Link>
      </p>
    </div>
  );
}

import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function NoSuchInterview() {
  return (
    <div className="page py-16">
      <h1 className="guide-title">There is no such interview</h1>
      <p className="mt-3 max-w-[58ch] text-lg text-muted">
        An interview can be opened only in the browser it was begun in.
      </p>
      <p className="mt-6">
        <Link className="button button-primary" href="/interview">
          To the mock interview
        </Link>
      </p>
    </div>
  );
}

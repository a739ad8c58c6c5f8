"use client";

import { useEffect } from "react";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <div className="page py-16" role="alert">
      <h1 className="guide-title">This page could not be shown</h1>
      <p className="mt-3 text-lg text-muted">
        Something went wrong here. Your conversation and what you typed are kept.
        {error.digest && ` Quote ${error.digest} when you report it.`}
      </p>
      <button type="button" className="button button-primary mt-6" onClick={retry}>
        Try again
      </button>
    </div>
  );
}

"use client";

import "./globals.css";

/** Stands in for the whole page when even its frame fails; needs nothing that could fail again. */
export default function GlobalError({ error }: { readonly error: { readonly digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Viva: error</title>
        <main className="page py-16">
          <h1 className="guide-title">Viva could not start this page</h1>
          <p className="mt-3 text-lg text-muted">
            Look at the server’s output for the cause, then reload.
            {error.digest && ` It is marked ${error.digest} there.`}
          </p>
          <p className="mt-6">
            <a className="button button-primary" href="/">
              Reload Viva
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}

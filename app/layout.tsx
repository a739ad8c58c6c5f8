import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { SiteHeader } from "./components/site-header";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Viva: ask the guide", template: "%s · Viva" },
  description:
    "Answers about generative AI from one interview guide, every claim with its passage.",
  referrer: "no-referrer",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf7f1" },
    { media: "(prefers-color-scheme: dark)", color: "#181613" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Every page is made for its request: the nonce of its Content-Security-Policy is fresh each time.
  await connection();
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="flex flex-col">
        <SiteHeader />
        <main id="main" tabIndex={-1} className="flex flex-1 flex-col outline-none">
          {children}
        </main>
      </body>
    </html>
  );
}

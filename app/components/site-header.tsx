import Link from "next/link";
import { NavLink } from "./nav-link";

export function SiteHeader() {
  return (
    <header className="site-header">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <div className="page flex min-h-14 items-center gap-6">
        <Link href="/" className="wordmark">
          Viva
        </Link>
        <nav aria-label="Main" className="flex gap-1">
          <NavLink href="/">Ask</NavLink>
          <NavLink href="/guide">Guide</NavLink>
        </nav>
      </div>
    </header>
  );
}

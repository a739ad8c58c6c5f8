import Link from "next/link";
import { NavLink } from "./nav-link";

export function SiteHeader() {
  return (
    <header className="site-header">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <div className="page flex min-h-14 items-center flex-wrap gap-x-6 max-sm:gap-x-4">
        <Link href="/" className="wordmark">
          Viva
        </Link>
        <nav aria-label="Main" className="site-nav">
          <NavLink href="/">Ask</NavLink>
          <NavLink href="/guide">Guide</NavLink>
          <NavLink href="/interview">Interview</NavLink>
          <NavLink href="/progress">Progress</NavLink>
        </nav>
      </div>
    </header>
  );
}

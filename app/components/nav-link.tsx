"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

interface NavLinkProps {
  readonly href: "/" | "/guide" | "/interview" | "/progress";
  readonly children: ReactNode;
}

export function NavLink({ href, children }: NavLinkProps) {
  const pathname = usePathname();
  const current = href === "/" ? pathname === "/" : pathname.startsWith(href);
  const exact = pathname === href;
  return (
    <Link
      href={href}
      className="nav-link"
      data-current={current || undefined}
      aria-current={exact ? "page" : undefined}
    >
      {children}
    </Link>
  );
}

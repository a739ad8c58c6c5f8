export interface PolicyOptions {
  /** Fresh for every page; base64. */
  readonly nonce: string;
  /** React's development build needs eval for its stack traces, Next's overlay inline styles. */
  readonly development: boolean;
}

/** The Content-Security-Policy of a page: everything from this origin, no inline code or style without the nonce. */
export function contentSecurityPolicy({ nonce, development }: PolicyOptions): string {
  const evaluation = development ? " 'unsafe-eval'" : "";
  const style = development ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

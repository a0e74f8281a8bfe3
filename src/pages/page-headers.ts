// The headers of pages people look at: what the browser may load, who may frame them, how long they are kept.
import type { Response } from 'express';

/** Sources for the policy of the chat window and the plain pages: only our own files, no inline script or style, no HTML from text. */
function policy(frameAncestors: readonly string[]): string {
  // Our own demo page may always hold the window, unless nobody may.
  const isNobody = frameAncestors.includes("'none'");
  const frames = isNobody ? "'none'" : [...new Set(["'self'", ...frameAncestors])].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${frames}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Sends a page. Nothing is stored by browsers or proxies: a search result tells what somebody asked. */
export function sendPage(
  res: Response,
  page: string,
  how: { status?: number; frameAncestors: readonly string[] },
): void {
  res.status(how.status ?? 200);
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Content-Security-Policy', policy(how.frameAncestors));
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.send(page);
}

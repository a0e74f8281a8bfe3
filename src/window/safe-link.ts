// Which links the window opens: https pages and telephone numbers. Everything else stays text.

/** A whole https address with a host, or null. Credentials and other schemes are refused. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || !URL.canParse(href)) return null;
  const url = new URL(href);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}

/** `tel:` address of 2 to 15 digits, or null. */
export function safeTel(tel: unknown): string | null {
  return typeof tel === 'string' && /^\+?[0-9]{2,15}$/.test(tel) ? `tel:${tel}` : null;
}

/** The host a link leads to, shown beside it. */
export function visibleHost(href: string): string {
  return new URL(href).host.replace(/^www\./, '');
}

// Where the stream is opened: always on the page's own host, whatever address the server names. Behind a proxy the server may not
// know its own scheme or host, and the page's policy allows no other.

/** `ws:` or `wss:` address on the origin of the page, or null when `streamUrl` is no address. */
export function streamAddress(
  streamUrl: string | null,
  page: { protocol: string; host: string },
): string | null {
  if (streamUrl === null || !URL.canParse(streamUrl, `${page.protocol}//${page.host}`)) return null;
  const { pathname, search } = new URL(streamUrl, `${page.protocol}//${page.host}`);
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}${pathname}${search}`;
}

// What the window and the page that embeds it may say to each other. Anything of another shape, origin or sender is no message.

export type ToHost = { type: 'ready' } | { type: 'close' } | { type: 'unread'; count: number };
export type ToWindow = { type: 'opened' } | { type: 'closed' };

/** An origin such as `https://clinic.example` without path, or null. */
export function readOrigin(value: string | null): string | null {
  if (value === null || !URL.canParse(value)) return null;
  const { origin, protocol } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && origin === value ? origin : null;
}

/** The message in `data`, or null when it is not one of ours. */
export function readToWindow(data: unknown): ToWindow | null {
  if (typeof data !== 'object' || data === null) return null;
  const { walkwell, type } = data as Record<string, unknown>;
  if (walkwell !== 1 || (type !== 'opened' && type !== 'closed')) return null;
  return { type };
}

export interface Host {
  tell(message: ToHost): void;
}

/** Talks to the embedding page. Null when the window stands on its own or the page did not say who it is. */
export function connectHost(
  self: Window,
  hostOrigin: string | null,
  onMessage: (message: ToWindow) => void,
): Host | null {
  if (hostOrigin === null || self.parent === self) return null;
  self.addEventListener('message', (event) => {
    if (event.source !== self.parent || event.origin !== hostOrigin) return;
    const message = readToWindow(event.data);
    if (message !== null) onMessage(message);
  });
  return { tell: (message) => self.parent.postMessage({ walkwell: 1, ...message }, hostOrigin) };
}

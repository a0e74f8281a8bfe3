// What outlives a reload of the page, and only in this tab: the session and the draft. Never what was said. Works when storage is blocked.
import type { Session } from './direct-line.ts';

export interface Saved {
  session: Session | null;
  draft: string;
}

export interface SavedStore {
  load(): Saved;
  save(saved: Saved): void;
}

const storageKey = 'walkwell';
const nothing: Saved = { session: null, draft: '' };
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function parse(stored: string | null): Saved {
  const value: unknown = JSON.parse(stored ?? 'null');
  if (!isRecord(value)) return nothing;
  const { conversationId, token, draft } = value;
  return {
    session:
      typeof conversationId === 'string' && typeof token === 'string' ? { conversationId, token } : null,
    draft: typeof draft === 'string' ? draft : '',
  };
}

/** `storage` is called each time, because reading `window.sessionStorage` itself throws where it is blocked. */
export function createSavedStore(storage: () => Storage): SavedStore {
  let memory = nothing;
  return {
    load() {
      try {
        return parse(storage().getItem(storageKey));
      } catch {
        return memory;
      }
    },
    save(saved) {
      memory = saved;
      try {
        if (saved.session === null && saved.draft === '') storage().removeItem(storageKey);
        else storage().setItem(storageKey, JSON.stringify({ ...saved.session, draft: saved.draft }));
      } catch {
        // Blocked or full: the draft lives as long as the page.
      }
    },
  };
}

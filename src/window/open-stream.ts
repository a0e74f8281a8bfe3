// One stream of activities: a socket that is opened, kept alive, read and closed. It does not come back after a break.
import { type Frame, readFrame } from './read-activity.ts';

export interface Stream {
  isOpen(): boolean;
  /** Closes it; nothing more is heard from it. */
  close(): void;
}

export interface StreamWorld {
  openSocket(address: string): WebSocket;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
}

export interface StreamEvents {
  onOpen(): void;
  onFrame(frame: Frame): void;
  /** The socket closed by itself; `hadOpened` is false when it never opened. */
  onLost(hadOpened: boolean): void;
}

/** Between two signs of life, ms: proxies close quiet sockets after 30 to 60 s. */
const heartbeatMs = 20_000;
const openState = 1;

export function openStream(address: string, world: StreamWorld, events: StreamEvents): Stream {
  const socket = world.openSocket(address);
  let hasOpened = false;
  let isOver = false;
  let heartbeat = 0;

  function beat(): void {
    heartbeat = world.setTimeout(() => {
      socket.send('');
      beat();
    }, heartbeatMs);
  }

  function finish(): void {
    isOver = true;
    world.clearTimeout(heartbeat);
  }

  socket.onopen = () => {
    if (isOver) return;
    hasOpened = true;
    beat();
    events.onOpen();
  };
  socket.onmessage = ({ data }: MessageEvent) => {
    const frame = isOver ? null : parse(data);
    if (frame !== null) events.onFrame(frame);
  };
  socket.onclose = () => {
    if (isOver) return;
    finish();
    events.onLost(hasOpened);
  };

  return {
    isOpen: () => socket.readyState === openState,
    close() {
      finish();
      socket.close();
    },
  };
}

/** Null for signs of life and for what is no JSON. */
function parse(data: unknown): Frame | null {
  if (typeof data !== 'string' || data === '') return null;
  try {
    return readFrame(JSON.parse(data));
  } catch {
    return null;
  }
}

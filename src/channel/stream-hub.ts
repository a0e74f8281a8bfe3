// The open streams: one WebSocket per conversation, fed from the store by watermark, so that nothing is missed and nothing
// is sent twice. It decides nothing about who may connect.
import { WebSocket } from 'ws';
import type { Page } from '../store/conversation-store.ts';

/** Between pings; a socket that misses two is gone. Direct Line clients send a sign of life at the same pace. */
const PING_MS = 20_000;
/** Bytes a slow reader may leave unread before it is cut off. A whole transcript is about half of it. */
const MAX_BUFFERED_BYTES = 1_000_000;
/** Frames a client may send between two pings. It has nothing to say here. */
const MAX_FRAMES_PER_PING = 100;

/** Time for a client to answer a close, ms, when the server stops. */
const GOODBYE_MS = 500;

export const CLOSE = {
  collision: 4000,
  sessionOver: 4001,
  forgotten: 4002,
  goingAway: 1001,
  tooMuch: 1008,
  tooSlow: 1013,
} as const;

export interface StreamOptions {
  conversationId: string;
  /** Watermark to start from. */
  from: number;
  /** Life of the session in ms; the stream ends with it. */
  lifeMs: number;
  /** Reads on from a watermark. */
  read: (from: number) => Promise<Page>;
}

export interface StreamHub {
  attach(socket: WebSocket, options: StreamOptions): void;
  /** Something new was stored in the conversation. */
  notify(conversationId: string): void;
  close(conversationId: string, code: number): void;
  closeAll(code: number): void;
  count(): number;
}

interface Stream {
  socket: WebSocket;
  notify(): void;
}

export function createStreamHub(pingMs: number = PING_MS): StreamHub {
  const streams = new Map<string, Stream>();

  function attach(socket: WebSocket, options: StreamOptions): void {
    const { conversationId } = options;
    streams.get(conversationId)?.socket.close(CLOSE.collision, 'collision');
    const stream: Stream = { socket, notify: pump(socket, options) };
    streams.set(conversationId, stream);
    const stopWatch = watch(socket, pingMs, options.lifeMs);
    socket.on('close', () => {
      stopWatch();
      if (streams.get(conversationId) === stream) streams.delete(conversationId);
    });
    socket.on('error', () => socket.terminate());
    stream.notify();
  }

  return {
    attach,
    notify: (conversationId) => streams.get(conversationId)?.notify(),
    close: (conversationId, code) => streams.get(conversationId)?.socket.close(code),
    closeAll: (code) => {
      for (const { socket } of streams.values()) {
        socket.close(code);
        setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
      }
    },
    count: () => streams.size,
  };
}

/** Sends everything from the watermark on, page by page, one read at a time however often it is called. */
function pump(socket: WebSocket, { from, read }: StreamOptions): () => void {
  let watermark = from;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    try {
      while (again && socket.readyState === WebSocket.OPEN) {
        again = false;
        const page = await read(watermark);
        if (socket.bufferedAmount > MAX_BUFFERED_BYTES) return socket.terminate();
        if (page.activities.length === 0) continue;
        watermark = page.watermark;
        if (socket.readyState === WebSocket.OPEN) socket.send(frameOf(page));
        again = true;
      }
    } catch {
      socket.close(1011);
    } finally {
      running = false;
    }
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}

/** Activities are stored as JSON already. */
export function frameOf({ activities, watermark }: Page): string {
  return `{"activities":[${activities.map(({ json }) => json).join(',')}],"watermark":"${watermark}"}`;
}

/** Pings, counts frames, ends the stream with its session. Returns the undo. */
function watch(socket: WebSocket, pingMs: number, lifeMs: number): () => void {
  let isAlive = true;
  let frames = 0;
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', () => {
    isAlive = true;
    frames += 1;
    if (frames > MAX_FRAMES_PER_PING) socket.close(CLOSE.tooMuch);
  });
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    frames = 0;
    socket.ping();
  }, pingMs);
  const end = setTimeout(() => socket.close(CLOSE.sessionOver, 'session ended'), lifeMs);
  return () => {
    clearInterval(ping);
    clearTimeout(end);
  };
}

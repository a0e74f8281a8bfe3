// A channel whose answers a test decides: the same routes as the real one, with switches for what can go wrong. It knows no rules of a
// bot; that the real channel and the window fit together is tested against the real server.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Reply } from '../../../src/conversation/reply.ts';

type Activity = Record<string, unknown>;
interface Conversation {
  token: string;
  log: Activity[];
  sockets: Set<WebSocket>;
}

export interface Script {
  /** What the bot says to a message; null: nothing. */
  answer: (text: string) => Reply | null;
  welcome: Reply | null;
  /** Status for the next posts of messages; 200 when empty. */
  postStatus: number[];
  /** Wait before the answer, ms. */
  delayMs: number;
  /** Whether streams may be opened. */
  hasStream: boolean;
}

export interface ScriptedChannel {
  url: string;
  script: Script;
  /** Feedback received, in order. */
  feedback: unknown[];
  /** Texts received, in order. */
  said: string[];
  deleted: string[];
  conversations: Map<string, Conversation>;
  /** Puts something into every conversation, as if the bot had said it. */
  push(reply: Reply): void;
  pushActivity(activity: Activity): void;
  /** Forgets everything, as a server does that restarts without a store. */
  restart(): void;
  /** Closes the streams without forgetting. */
  cut(): void;
  close(): Promise<void>;
}

export const plain = (words: string, more: Partial<Reply> = {}): Reply => ({
  kind: 'answer',
  blocks: [{ type: 'paragraph', text: words }],
  choices: [],
  intent: null,
  title: null,
  score: 0,
  level: null,
  rules: [],
  sources: [],
  about: null,
  topic: null,
  ...more,
});

const base = '/v3/directline/conversations';

/** Starts it on a free port, with `pages` mounted beside it. */
export async function startScriptedChannel(pages: Router): Promise<ScriptedChannel> {
  const conversations = new Map<string, Conversation>();
  const feedback: unknown[] = [];
  const said: string[] = [];
  const deleted: string[] = [];
  const script: Script = {
    answer: (text) => plain(`You asked: ${text}`),
    welcome: null,
    postStatus: [],
    delayMs: 0,
    hasStream: true,
  };
  let count = 0;
  const app = express();
  app.use(express.json());
  let url = '';

  function add(conversation: Conversation, activity: Activity): void {
    conversation.log.push({
      id: `a${++count}`,
      timestamp: new Date(1_700_000_000_000 + count * 1_000).toISOString(),
      ...activity,
    });
    send(conversation, conversation.log.length - 1);
  }
  function send(conversation: Conversation, from: number): void {
    for (const socket of conversation.sockets) socket.send(JSON.stringify(frame(conversation, from)));
  }
  const frame = ({ log }: Conversation, from: number) => ({
    activities: log.slice(from),
    watermark: String(log.length),
  });
  const fromBot = (reply: Reply): Activity => ({
    type: 'message',
    from: { id: 'bot', role: 'bot' },
    text: '',
    channelData: { reply },
  });
  const describe = (id: string, { token, log }: Conversation, mark = 0) => ({
    conversationId: id,
    token,
    expires_in: 1_800,
    ...(script.hasStream && {
      streamUrl: `${url.replace('http', 'ws')}${base}/${id}/stream?t=${token}&w=${Math.min(mark, log.length)}`,
    }),
  });
  function find(
    req: IncomingMessage & { params: Record<string, unknown> },
    res: ServerResponse,
  ): Conversation | null {
    const conversation = conversations.get(String(req.params.id));
    const isAllowed =
      conversation !== undefined && req.headers.authorization === `Bearer ${conversation.token}`;
    if (isAllowed) return conversation;
    res.writeHead(conversation === undefined ? 404 : 403, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ error: { code: 'X', message: 'Not here.' } }));
    return null;
  }

  app.post(
    '/v3/directline/tokens/generate',
    (_req, res) => void res.json({ conversationId: `c${++count}`, token: `t${count}`, expires_in: 1_800 }),
  );
  app.post(
    '/v3/directline/tokens/refresh',
    (req, res) => void res.json({ token: req.headers.authorization?.slice(7), expires_in: 1_800 }),
  );
  app.post(base, (req, res) => {
    const token = String(req.headers.authorization).slice(7);
    const id = token.replace('t', 'c');
    const conversation: Conversation = { token, log: [], sockets: new Set() };
    conversations.set(id, conversation);
    if (script.welcome !== null) add(conversation, fromBot(script.welcome));
    res.status(201).json(describe(id, conversation));
  });
  app.get(`${base}/:id`, (req, res) => {
    const conversation = find(req, res);
    if (conversation !== null)
      res.json(describe(req.params.id, conversation, Number(req.query.watermark ?? 0)));
  });
  app.delete(`${base}/:id`, (req, res) => {
    deleted.push(req.params.id);
    conversations.delete(req.params.id);
    res.json({});
  });
  app.get(`${base}/:id/activities`, (req, res) => {
    const conversation = find(req, res);
    if (conversation !== null) res.json(frame(conversation, Number(req.query.watermark ?? 0)));
  });
  app.post(`${base}/:id/activities`, (req, res) => {
    const conversation = find(req, res);
    if (conversation === null) return;
    if (req.body.type === 'event') {
      feedback.push(req.body.value);
      res.json({ id: 'feedback' });
      return;
    }
    const status = script.postStatus.shift() ?? 200;
    if (status !== 200) {
      res.status(status).json({ error: { code: 'X', message: 'The test says no.' } });
      return;
    }
    const text = String(req.body.text);
    said.push(text);
    add(conversation, { ...req.body, from: { id: 'you', role: 'user' } });
    res.json({ id: conversation.log.at(-1)?.id });
    const reply = script.answer(text);
    if (reply !== null) setTimeout(() => add(conversation, fromBot(reply)), script.delayMs);
  });
  app.use(pages);

  const server: Server = createServer(app);
  const streams = new WebSocketServer({ noServer: true });
  server.on('upgrade', (req, socket, head) => {
    const { pathname, searchParams } = new URL(String(req.url), 'http://x');
    const conversation = conversations.get(pathname.split('/')[4] ?? '');
    if (conversation === undefined || !script.hasStream) return void socket.destroy();
    streams.handleUpgrade(req, socket, head, (stream) => {
      conversation.sockets.add(stream);
      stream.on('close', () => conversation.sockets.delete(stream));
      stream.send(JSON.stringify(frame(conversation, Number(searchParams.get('w')))));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const cut = () => {
    for (const stream of streams.clients) stream.terminate();
  };
  return {
    url,
    script,
    feedback,
    said,
    deleted,
    conversations,
    push: (reply) => {
      for (const conversation of conversations.values()) add(conversation, fromBot(reply));
    },
    pushActivity: (activity) => {
      for (const conversation of conversations.values()) add(conversation, activity);
    },
    restart: () => {
      conversations.clear();
      cut();
    },
    cut,
    close: () => {
      cut();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

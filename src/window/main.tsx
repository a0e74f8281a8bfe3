// Starts the window in the browser: joins engine, connection, page and host. Every rule stands in the parts it joins.
import { render } from 'preact';
import { createAnnouncer } from './announcer.ts';
import { createChat } from './chat.ts';
import { createConnection, type World } from './connection.ts';
import { createDirectLine } from './direct-line.ts';
import { followViewport } from './follow-viewport.ts';
import { connectHost, readOrigin } from './host-messages.ts';
import { idleState } from './idle.ts';
import { createSavedStore } from './saved.ts';
import { lastReply } from './state.ts';
import { pickStrings, readLanguage } from './strings/pick-strings.ts';
import { createUnread } from './unread.ts';
import { Tools } from './view/tools.tsx';
import { ChatWindow } from './view/window.tsx';

/** How often the idle clock looks, ms: one second, so that the warning counts down. */
const idleTickMs = 1_000;

function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null)
    throw new Error(`The page has no #${id}: build the window and the page from the same version.`);
  return element;
}

const browser: World = {
  openSocket: (address) => new WebSocket(address),
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
  random01: Math.random,
  isOnline: () => navigator.onLine,
  page: location,
};

/** 128 random bits; `randomUUID` is missing on pages served without https. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const root = document.documentElement;
  const strings = await pickStrings(readLanguage(root.dataset.language));
  const wait = (run: () => void, ms: number) => window.setTimeout(run, ms);
  const announcer = createAnnouncer(place('polite'), place('alert'), wait);
  const input = { current: null as HTMLTextAreaElement | null };
  let isHostOpen = true;
  let isConfirming = false;
  let lastTouched = Date.now();

  const host = connectHost(window, readOrigin(query.get('host')), ({ type }) => {
    isHostOpen = type === 'opened';
    if (!isHostOpen) return;
    unread.clear();
    focusInput();
    chat.wake();
  });
  const unread = createUnread(
    () => document.visibilityState === 'visible' && isHostOpen,
    (count) => {
      document.title = count === 0 ? title : strings.unreadTitle(count);
      host?.tell({ type: 'unread', count });
    },
  );
  const title = document.title;
  const chat = createChat({
    strings,
    announcer,
    wait,
    newId,
    saved: createSavedStore(() => window.sessionStorage),
    connect: (events) =>
      createConnection(createDirectLine('/v3/directline', fetch.bind(window)), browser, events),
    now: Date.now,
    onReply: () => unread.add(),
  });

  /** To the question box; on a touch screen to the conversation, so that the keyboard does not jump up. */
  function focusInput(): void {
    const isTouch = matchMedia('(hover: none) and (pointer: coarse)').matches;
    if (isTouch && document.activeElement !== input.current) place('log').focus({ preventScroll: true });
    else input.current?.focus({ preventScroll: true });
  }
  function keep(): void {
    lastTouched = Date.now();
    chat.warnIdle(null);
  }
  function confirm(isConfirmed: boolean): void {
    isConfirming = false;
    draw();
    focusInput();
    if (isConfirmed) void chat.startOver(strings.confirm.done);
  }
  const close = host === null ? null : () => host.tell({ type: 'close' });

  function draw(): void {
    const shared = { chat, strings, announcer, input, focusInput };
    root.dataset.level = lastReply(chat.state())?.level ?? '';
    render(
      <Tools
        {...shared}
        close={close}
        askStartOver={() => {
          isConfirming = true;
          draw();
        }}
      />,
      place('tools'),
    );
    render(
      <ChatWindow {...shared} isConfirming={isConfirming} onConfirm={confirm} onKeep={keep} />,
      place('chat'),
    );
  }

  function tick(): void {
    const { messages, idleSeconds } = chat.state();
    const hasSpoken = messages.some(({ from }) => from === 'you');
    const idle = hasSpoken ? idleState(Date.now() - lastTouched) : { kind: 'active' as const };
    if (idle.kind === 'clear') {
      keep();
      chat.type('');
      void chat.startOver(strings.idle.cleared);
    } else if (idle.kind === 'warn') {
      if (idleSeconds === null) announcer.say(strings.idle.warning(idle.seconds), true);
      chat.warnIdle(idle.seconds);
    }
  }

  chat.subscribe(draw);
  followViewport(root, window.visualViewport);
  window.setInterval(tick, idleTickMs);
  for (const kind of ['keydown', 'pointerdown', 'input', 'wheel'])
    addEventListener(
      kind,
      () => {
        lastTouched = Date.now();
        if (chat.state().idleSeconds !== null) chat.warnIdle(null);
      },
      { passive: true },
    );
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && close !== null && !isConfirming) close();
  });
  addEventListener('online', () => chat.wake());
  addEventListener('offline', () => chat.wake());
  addEventListener('pageshow', (event) => {
    if (event.persisted) chat.wake();
  });
  document.addEventListener('visibilitychange', () => {
    unread.clear();
    if (document.visibilityState !== 'visible') return;
    tick();
    chat.wake();
  });
  draw();
  chat.start();
  host?.tell({ type: 'ready' });
}

void start();

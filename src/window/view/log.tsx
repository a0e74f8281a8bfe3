// The conversation: one scrolling list with the suggested replies at its end. It scrolls for the person only when they were at the end.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat.ts';
import { type Message, openChoices, type Rating } from '../state.ts';
import type { Strings } from '../strings/strings.ts';
import { Icon } from './icons.tsx';
import { Entry } from './message.tsx';

/** Within this distance of the end, in px, somebody counts as reading the newest message. */
const nearEndPx = 120;

interface LogProps {
  chat: Chat;
  strings: Strings;
  focusInput: () => void;
}

/** Brings the newest entry into view: a bot's answer from its first line, anything else by its end. */
function showNewest(log: HTMLElement): void {
  const newest = log.querySelector<HTMLElement>('.entry:last-of-type');
  if (newest === null) return;
  const top = newest.offsetTop - log.offsetTop - 12;
  const isTall = log.scrollHeight - top > log.clientHeight;
  log.scrollTop = isTall && newest.classList.contains('bot') ? top : log.scrollHeight;
}

function Choices({ chat, strings, focusInput }: LogProps): JSX.Element | null {
  const choices = openChoices(chat.state());
  if (choices.length === 0 || chat.state().phase === 'ended') return null;
  return (
    <fieldset class="choices" aria-label={strings.suggestions}>
      {choices.map(({ label }) => (
        <button
          type="button"
          class="chip"
          dir="auto"
          onClick={() => {
            // First the focus, then the sending that takes the buttons away.
            focusInput();
            chat.send(label);
          }}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function Thinking({ chat, strings, focusInput }: LogProps): JSX.Element | null {
  const { thinking, slow } = chat.state();
  if (slow)
    return (
      <p class="slow">
        {strings.slowReply}{' '}
        <button
          type="button"
          class="text-button"
          onClick={() => {
            focusInput();
            chat.wake();
          }}
        >
          {strings.tryAgain}
        </button>
      </p>
    );
  if (!thinking) return null;
  return (
    <p class="thinking">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {strings.thinking}
    </p>
  );
}

interface Drawn {
  message: Message;
  rating: Rating | null;
  element: JSX.Element;
}

/**
 * Draws each message once and again only when it changes: an element that is the same object is passed over, so that a long
 * conversation stays quick.
 */
function useEntries(props: LogProps) {
  const drawn = useRef(new Map<string, Drawn>());
  return (messages: readonly Message[], ratings: Readonly<Record<string, Rating>>): JSX.Element[] => {
    const before = drawn.current;
    drawn.current = new Map();
    return messages.map((message) => {
      const rating = ratings[message.id ?? ''] ?? null;
      const known = before.get(message.key);
      const isSame = known?.message === message && known.rating === rating;
      const element = isSame ? (
        known.element
      ) : (
        <Entry key={message.key} message={message} rating={rating} {...props} />
      );
      drawn.current.set(message.key, { message, rating, element });
      return element;
    });
  };
}

export function Log(props: LogProps): JSX.Element {
  const { chat, strings } = props;
  const { messages, ratings, thinking, slow } = chat.state();
  const entries = useEntries(props);
  const log = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const [hasNew, setHasNew] = useState(false);
  const newest = messages[messages.length - 1];

  useLayoutEffect(() => {
    if (log.current === null || newest === undefined) return;
    if (wasAtEnd.current || newest.from === 'you' || newest.reply?.kind === 'escalate')
      showNewest(log.current);
    else setHasNew(true);
  }, [newest?.key]);
  useLayoutEffect(() => {
    if (log.current !== null && (thinking || slow) && wasAtEnd.current)
      log.current.scrollTop = log.current.scrollHeight;
  }, [thinking, slow]);

  const { phase, notice, idleSeconds } = chat.state();
  const hasStatus = notice !== null || idleSeconds !== null;
  useLayoutEffect(() => {
    // A line above the question box takes room: what was just sent, and its "send again", stay in view.
    if (log.current !== null && newest?.from === 'you') log.current.scrollTop = log.current.scrollHeight;
  }, [newest?.delivery, phase, hasStatus]);

  function onScroll(): void {
    const box = log.current;
    if (box === null) return;
    const last = box.querySelector<HTMLElement>('.entry:last-of-type');
    const end = box.scrollTop + box.clientHeight;
    wasAtEnd.current =
      end >= box.scrollHeight - nearEndPx ||
      (last !== null && end >= last.offsetTop - box.offsetTop + nearEndPx);
    if (wasAtEnd.current) setHasNew(false);
  }

  return (
    <div class="log-frame">
      <div
        class="log"
        id="log"
        ref={log}
        role="log"
        aria-live="off"
        aria-label={strings.logLabel}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable, to be scrolled by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        <ol class="entries">{entries(messages, ratings)}</ol>
        <Thinking {...props} />
        <Choices {...props} />
      </div>
      {hasNew && (
        <button
          type="button"
          class="to-newest"
          onClick={() => {
            log.current?.focus();
            if (log.current !== null) showNewest(log.current);
            setHasNew(false);
          }}
        >
          <Icon name="arrow" />
          {strings.newAnswer}
        </button>
      )}
    </div>
  );
}

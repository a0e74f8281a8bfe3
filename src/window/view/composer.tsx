// The question box: Enter sends, Shift+Enter starts a line, the count appears near the limit. It grows with the text up to a third of the screen.
import type { JSX, RefObject, TargetedInputEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Announcer } from '../announcer.ts';
import { passesMark, roomFor } from '../character-count.ts';
import type { Chat } from '../chat.ts';
import { topicTitle } from '../state.ts';
import type { Strings } from '../strings/strings.ts';
import { Icon } from './icons.tsx';

interface ComposerProps {
  chat: Chat;
  strings: Strings;
  announcer: Announcer;
  input: RefObject<HTMLTextAreaElement | null>;
  focusInput: () => void;
}

function Count({
  draft,
  strings,
  isRefused,
}: {
  draft: string;
  strings: Strings;
  isRefused: boolean;
}): JSX.Element {
  const { left, isShown, isOver } = roomFor(draft);
  return (
    <p id="count" class={isOver ? 'count over' : 'count'}>
      {isOver && (isRefused || isShown)
        ? strings.tooLong(-left)
        : isShown
          ? strings.charactersLeft(left)
          : ''}
    </p>
  );
}

/** The box as high as its text; the style sheet sets the most. */
function growToText(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = 'auto';
  // Empty, it is one line high: the hint inside it must not make it grow where letters are large.
  if (box.value === '') return;
  box.style.height = `${box.scrollHeight + 2}px`;
}

export function Composer({ chat, strings, announcer, input, focusInput }: ComposerProps): JSX.Element {
  const { draft } = chat.state();
  const [isRefused, setRefused] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const hasSpoken = chat.state().messages.some(({ from }) => from === 'you');
  const topic = topicTitle(chat.state());
  const { isOver } = roomFor(draft);
  useLayoutEffect(() => growToText(input.current), [draft]);

  function submit(event: Event): void {
    event.preventDefault();
    input.current?.focus();
    const text = draft.trim();
    if (text === '') return;
    if (isOver) {
      setRefused(true);
      announcer.say(strings.tooLong(-roomFor(draft).left));
      return;
    }
    setRefused(false);
    chat.type('');
    chat.send(text);
  }

  function onInput(event: TargetedInputEvent<HTMLTextAreaElement>): void {
    const next = event.currentTarget.value;
    const [before, after] = [roomFor(draft).left, roomFor(next).left];
    if (passesMark(before, after))
      announcer.say(after < 0 ? strings.tooLong(-after) : strings.charactersLeft(after));
    chat.type(next);
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  }

  return (
    <form class="composer" ref={form} onSubmit={submit} noValidate>
      {topic !== null && (
        <p class="topic">
          {strings.talkingAbout} <b dir="auto">{topic}</b>
        </p>
      )}
      <div class="box">
        <label class="away" for="say">
          {strings.inputLabel}
        </label>
        <textarea
          id="say"
          ref={input}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={strings.inputPlaceholder}
          aria-describedby="hint count"
          aria-invalid={isOver}
          enterkeyhint="send"
          autoComplete="off"
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={strings.send} title={strings.send}>
          <Icon name="send" />
        </button>
      </div>
      <div class="under">
        <p id="hint" class={hasSpoken ? 'away' : ''}>
          {strings.inputHint}
        </p>
        <button
          type="button"
          class="text-button human"
          onClick={() => {
            focusInput();
            chat.send(strings.say.human);
          }}
        >
          {strings.menu.human}
        </button>
        <Count draft={draft} strings={strings} isRefused={isRefused} />
      </div>
    </form>
  );
}

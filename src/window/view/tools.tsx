// The menu and, inside another site, the close button. A plain list of buttons that opens and closes; Esc closes it.
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat.ts';
import { copyText, downloadText } from '../keep-transcript.ts';
import type { Strings } from '../strings/strings.ts';
import { transcriptText } from '../transcript.ts';
import { Icon } from './icons.tsx';

interface ToolsProps {
  chat: Chat;
  strings: Strings;
  focusInput: () => void;
  askStartOver: () => void;
  /** Null when the window stands on its own. */
  close: (() => void) | null;
}

/** Words of the menu, and what each does. */
function actions({ chat, strings, focusInput, askStartOver }: ToolsProps): [string, () => void][] {
  const words = strings.menu;
  const text = () => transcriptText(chat.state().messages, strings);
  const say = (what: string) => () => {
    focusInput();
    chat.send(what);
  };
  return [
    [words.signs, say(strings.say.signs)],
    [words.copy, async () => chat.note((await copyText(text())) ? strings.copied : strings.notCopied)],
    [
      words.download,
      () => {
        downloadText(text(), strings.fileName);
        chat.note(strings.downloaded);
      },
    ],
    [words.print, () => window.print()],
    [words.startOver, askStartOver],
  ];
}

function Menu({ props, leave }: { props: ToolsProps; leave: () => void }): JSX.Element {
  const words = props.strings.menu;
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const end = document.querySelector('.strip')?.getBoundingClientRect().bottom ?? 0;
    menu.current?.style.setProperty('--strip-end', `${Math.round(end)}px`);
  }, []);
  return (
    <div class="menu" id="menu" ref={menu}>
      <ul>
        {actions(props).map(([label, run]) => (
          <li>
            <button
              type="button"
              onClick={() => {
                leave();
                run();
              }}
            >
              {label}
            </button>
          </li>
        ))}
        <li>
          <a href="/topics" target="walkwell-page" rel="noopener">
            {words.topics}
          </a>
        </li>
        <li>
          <a href="/about" target="walkwell-page" rel="noopener">
            {words.about}
          </a>
        </li>
      </ul>
    </div>
  );
}

export function Tools(props: ToolsProps): JSX.Element {
  const { strings, close } = props;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);

  function leave(): void {
    opener.current?.focus();
    setOpen(false);
  }
  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches Esc from the buttons inside
    <div
      class="tools"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        leave();
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && !root.current?.contains(event.relatedTarget))
          setOpen(false);
      }}
    >
      <button
        type="button"
        class="tool"
        ref={opener}
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="menu" />
        <span class="tool-word">{strings.menu.open}</span>
      </button>
      {isOpen && <Menu props={props} leave={leave} />}
      {close !== null && (
        <button
          type="button"
          class="tool"
          aria-label={strings.menu.close}
          title={strings.menu.close}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

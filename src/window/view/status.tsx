// One line between the conversation and the question box: offline, ended, about to be cleared, copied. Nothing when all is well.
import type { JSX } from 'preact';
import type { Chat } from '../chat.ts';
import type { Strings } from '../strings/strings.ts';

interface StatusProps {
  chat: Chat;
  strings: Strings;
  focusInput: () => void;
  onKeep: () => void;
}

function Bar(props: { kind: string; text: string; button?: string; onPress?: () => void }): JSX.Element {
  return (
    <div class={`status status-${props.kind}`}>
      <p>{props.text}</p>
      {props.button !== undefined && (
        <button type="button" class="status-button" onClick={props.onPress}>
          {props.button}
        </button>
      )}
    </div>
  );
}

export function Status({ chat, strings, focusInput, onKeep }: StatusProps): JSX.Element | null {
  const { phase, notice, idleSeconds, messages } = chat.state();
  /** The button goes away when pressed: focus moves first. */
  const press = (run: () => void) => () => {
    focusInput();
    run();
  };
  if (idleSeconds !== null)
    return (
      <Bar
        kind="warn"
        text={strings.idle.warning(idleSeconds)}
        button={strings.idle.keep}
        onPress={press(onKeep)}
      />
    );
  if (phase === 'ended')
    return (
      <Bar
        kind="warn"
        text={strings.phase.ended}
        button={strings.newConversation}
        onPress={press(() => chat.renew())}
      />
    );
  if (phase === 'unreachable' || phase === 'offline' || phase === 'reconnecting')
    return (
      <Bar
        kind="warn"
        text={strings.phase[phase]}
        button={strings.tryAgain}
        onPress={press(() => chat.wake())}
      />
    );
  if (notice !== null) return <Bar kind="note" text={notice} />;
  if (phase === 'starting' && messages.length === 0) return <Bar kind="note" text={strings.phase.starting} />;
  return null;
}

// The parts of the window put together. All that happens stands in chat.ts.
import type { JSX, RefObject } from 'preact';
import type { Announcer } from '../announcer.ts';
import type { Chat } from '../chat.ts';
import { lastReply } from '../state.ts';
import type { Strings } from '../strings/strings.ts';
import { Composer } from './composer.tsx';
import { Confirm } from './confirm.tsx';
import { Log } from './log.tsx';
import { Status } from './status.tsx';

export interface WindowProps {
  chat: Chat;
  strings: Strings;
  announcer: Announcer;
  input: RefObject<HTMLTextAreaElement | null>;
  focusInput: () => void;
  isConfirming: boolean;
  onConfirm: (isConfirmed: boolean) => void;
  onKeep: () => void;
}

export function ChatWindow(props: WindowProps): JSX.Element {
  return (
    <>
      <Log chat={props.chat} strings={props.strings} focusInput={props.focusInput} />
      <Status {...props} />
      <Composer {...props} />
      {props.isConfirming && (
        <Confirm
          strings={props.strings}
          isEmergency={lastReply(props.chat.state())?.level === 'emergency'}
          onAnswer={props.onConfirm}
        />
      )}
    </>
  );
}

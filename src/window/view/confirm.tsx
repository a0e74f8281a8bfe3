// Asks once before a conversation is cleared. The browser's own dialog keeps the focus inside and Esc means "keep".
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Strings } from '../strings/strings.ts';

interface ConfirmProps {
  strings: Strings;
  /** Emergency advice stands in this conversation. */
  isEmergency: boolean;
  onAnswer: (isConfirmed: boolean) => void;
}

export function Confirm({ strings, isEmergency, onAnswer }: ConfirmProps): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    // Old phones have no dialog element: there it stands in the page and takes the focus.
    if (typeof box.current?.showModal === 'function') box.current.showModal();
    else box.current?.setAttribute('open', '');
    box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <dialog
      class="confirm"
      ref={box}
      aria-labelledby="confirm-head"
      aria-describedby="confirm-text"
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 id="confirm-head">{strings.confirm.heading}</h2>
      <div id="confirm-text">
        <p>{strings.confirm.text}</p>
        {isEmergency && <p class="standing">{strings.confirm.standing}</p>}
      </div>
      <div class="confirm-buttons">
        <button type="button" class="plain-button" onClick={() => onAnswer(false)}>
          {strings.confirm.no}
        </button>
        <button type="button" class="strong-button" onClick={() => onAnswer(true)}>
          {strings.confirm.yes}
        </button>
      </div>
    </dialog>
  );
}

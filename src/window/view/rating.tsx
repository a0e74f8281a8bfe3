// Thumbs below an answer: press to rate, press a reason if you like, undo at any time. It keeps no rating itself.
import type { JSX } from 'preact';
import type { Rating as RatingValue, Reason } from '../state.ts';
import type { Strings } from '../strings/strings.ts';
import { Icon } from './icons.tsx';

/** The server takes these and no others. */
export const reasons: readonly Reason[] = [
  'not-what-i-asked',
  'hard-to-follow',
  'not-true-for-me',
  'missing-something',
];

interface RatingProps {
  rating: RatingValue | null;
  strings: Strings;
  onRate: (rating: RatingValue | null) => void;
}

function Thumb({ way, props }: { way: 'up' | 'down'; props: RatingProps }): JSX.Element {
  const isPressed = props.rating?.rating === way;
  const label = props.strings.rating[way];
  return (
    <button
      type="button"
      class="thumb"
      aria-pressed={isPressed}
      aria-label={label}
      title={label}
      onClick={() => props.onRate(isPressed ? null : { rating: way, reason: null })}
    >
      <Icon name={way} />
    </button>
  );
}

function Reasons({ props }: { props: RatingProps }): JSX.Element {
  const words = props.strings.rating;
  return (
    <fieldset class="reasons" aria-label={words.why}>
      <p>{words.why}</p>
      {reasons.map((reason) => (
        <button
          type="button"
          class="small-chip"
          aria-pressed={props.rating?.reason === reason}
          onClick={() => props.onRate({ rating: 'down', reason })}
        >
          {words.reasons[reason]}
        </button>
      ))}
    </fieldset>
  );
}

export function Rating(props: RatingProps): JSX.Element {
  const words = props.strings.rating;
  return (
    <div class="rating">
      <fieldset aria-label={words.question} class="thumbs">
        <span class="quiet">{props.rating === null ? words.question : words.thanks}</span>
        <Thumb way="up" props={props} />
        <Thumb way="down" props={props} />
        {props.rating !== null && (
          <button
            type="button"
            class="text-button"
            onClick={(event) => {
              // The button goes away: focus moves to the thumb it undoes before that.
              const thumb = event.currentTarget.parentElement?.querySelector('[aria-pressed=true]');
              if (thumb instanceof HTMLElement) thumb.focus();
              props.onRate(null);
            }}
          >
            {words.undo}
          </button>
        )}
      </fieldset>
      {props.rating?.rating === 'down' && <Reasons props={props} />}
    </div>
  );
}

// One entry of the conversation, the person's or the bot's. The sender is said in words, not by colour or side alone.
import type { JSX } from 'preact';
import type { Reply } from '../../conversation/reply.ts';
import type { Chat } from '../chat.ts';
import { splitLeadingCards } from '../leading-cards.ts';
import type { Message, Rating as RatingValue } from '../state.ts';
import type { Strings } from '../strings/strings.ts';
import { reviewLine } from '../transcript.ts';
import { Blocks, OutLink } from './blocks.tsx';
import { Icon } from './icons.tsx';
import { Rating } from './rating.tsx';

interface EntryProps {
  message: Message;
  rating: RatingValue | null;
  chat: Chat;
  strings: Strings;
  focusInput: () => void;
}

function Own({ message, chat, strings, focusInput }: EntryProps): JSX.Element {
  const isFailed = message.delivery === 'failed';
  return (
    <div class={`bubble you${isFailed ? ' failed' : ''}`}>
      <p class="away">{strings.youSaid}</p>
      <p class="words" dir="auto">
        {message.text}
      </p>
      <p class="delivery">
        {message.delivery === 'sent' && <Icon name="check" />}
        {strings.delivery[message.delivery]}
        {isFailed && ` ${message.detail ?? strings.problem[message.problem ?? 'broken']}`}
      </p>
      {isFailed && message.problem !== 'ended' && (
        <button
          type="button"
          class="retry"
          onClick={() => {
            focusInput();
            chat.retry(message);
          }}
        >
          <Icon name="retry" />
          {strings.delivery.retry}
        </button>
      )}
    </div>
  );
}

/** Where the answer comes from and who has checked it. */
function AboutAnswer({ reply, strings }: { reply: Reply; strings: Strings }): JSX.Element | null {
  if (reply.about === null) return null;
  const isChecked = reply.about.clinicalReview !== 'none';
  return (
    <details class="about-answer">
      <summary>
        <span class={isChecked ? 'checked' : 'unchecked'}>{reviewLine(reply.about, strings)}</span>
        {reply.sources.length > 0 && <span> · {strings.sources(reply.sources.length)}</span>}
      </summary>
      <ul>
        {reply.sources.map(({ title, link }) => (
          <li>
            <OutLink href={link} label={title} />
          </li>
        ))}
      </ul>
      <p>
        {strings.drafted(reply.about.drafted)}. {strings.reviewDue(reply.about.reviewBy)}.
      </p>
      {reply.intent !== null && (
        <p>
          <a href={`/topics/${encodeURIComponent(reply.intent)}`} target="walkwell-page" rel="noopener">
            {strings.openPage}
          </a>
        </p>
      )}
    </details>
  );
}

function Bot({
  message,
  reply,
  rating,
  chat,
  strings,
  focusInput,
}: EntryProps & { reply: Reply }): JSX.Element {
  const { id } = message;
  const isCard = reply.blocks.every(({ type }) => type === 'care-card') && reply.about === null;
  const isAnswer = reply.intent !== null && reply.about !== null;
  const hasTitle = reply.title !== null && reply.kind === 'answer';
  const { cards, rest } = splitLeadingCards(reply);
  return (
    <div class={`bubble bot${isCard ? ' card-only' : ''}`}>
      <p class="away">{strings.assistantSaid}</p>
      {hasTitle && cards.length > 0 && (
        <div class="words">
          <Blocks blocks={cards} strings={strings} />
        </div>
      )}
      {hasTitle && <h2 dir="auto">{reply.title}</h2>}
      <div class="words">
        <Blocks blocks={hasTitle ? rest : reply.blocks} strings={strings} />
      </div>
      <AboutAnswer reply={reply} strings={strings} />
      {id !== null && (isAnswer || reply.kind === 'decline') && (
        <div class="after">
          <Rating rating={rating} strings={strings} onRate={(next) => chat.rate(id, next)} />
          {isAnswer && (
            <button
              type="button"
              class="text-button"
              onClick={() => {
                focusInput();
                chat.send(strings.say.notWhatIAsked);
              }}
            >
              {strings.notWhatIAsked}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

export function Entry(props: EntryProps): JSX.Element {
  const { message } = props;
  return (
    <li class={`entry ${message.from}`} id={`entry-${message.key}`}>
      {message.reply === null ? <Own {...props} /> : <Bot {...props} reply={message.reply} />}
    </li>
  );
}

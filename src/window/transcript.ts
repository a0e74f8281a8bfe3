// The conversation as text a person can keep. Made in the browser; nothing is sent for it.
import { replyLines } from './reply-text.ts';
import type { Message } from './state.ts';
import type { Strings } from './strings/strings.ts';

function entry(message: Message, strings: Strings): string {
  const time = new Date(message.at).toLocaleString(strings.lang, { dateStyle: 'medium', timeStyle: 'short' });
  if (message.reply === null) {
    const state = message.delivery === 'failed' ? ` (${strings.delivery.failed})` : '';
    return `${time} · ${strings.youSaid}${state}\n${message.text}`;
  }
  const { reply } = message;
  const sources = reply.sources.map(({ title, link }) => `- ${title}: ${link}`);
  const review = reply.about === null ? [] : [reviewLine(reply.about, strings)];
  return [`${time} · ${strings.assistantSaid}`, ...replyLines(reply, strings), ...sources, ...review].join(
    '\n',
  );
}

/** "Not yet checked by a clinician", or by whom and when. */
export function reviewLine(
  about: { clinicalReview: 'none' | { by: string; on: string } },
  strings: Strings,
): string {
  const { clinicalReview } = about;
  return clinicalReview === 'none'
    ? strings.notChecked
    : strings.checkedBy(clinicalReview.by, clinicalReview.on);
}

export function transcriptText(messages: readonly Message[], strings: Strings): string {
  const head = `${strings.transcriptTitle}\n${strings.transcriptNote}`;
  return `${[head, ...messages.map((message) => entry(message, strings))].join('\n\n')}\n`;
}

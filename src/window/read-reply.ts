// Reply from the wire, checked piece by piece: a piece that is not what it should be is left out. It never throws and makes no HTML.
import type { Block, Choice, Reply, ReplyKind } from '../conversation/reply.ts';

type Level = NonNullable<Reply['level']>;

const kinds: readonly ReplyKind[] = ['answer', 'choose', 'ask', 'escalate', 'decline'];
const levels: readonly Level[] = ['routine', 'urgent', 'emergency'];
/** Cards inside cards beyond this depth are left out. */
const maxDepth = 3;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const strings = (value: unknown): string[] => list(value).filter((item) => typeof item === 'string');
const level = (value: unknown): Level | null => levels.find((known) => known === value) ?? null;

function readBlock(value: unknown, depth: number): Block | null {
  if (!isRecord(value)) return null;
  switch (value.type) {
    case 'heading':
    case 'paragraph':
      return { type: value.type, text: text(value.text) };
    case 'list':
      return { type: 'list', ordered: value.ordered === true, items: strings(value.items) };
    case 'action':
      return {
        type: 'action',
        label: text(value.label),
        ...(typeof value.tel === 'string' && { tel: value.tel }),
        ...(typeof value.href === 'string' && { href: value.href }),
      };
    case 'care-card':
      return {
        type: 'care-card',
        level: level(value.level) ?? 'emergency',
        heading: text(value.heading),
        blocks: readBlocks(value.blocks, depth + 1),
      };
    default:
      return null;
  }
}

function readBlocks(value: unknown, depth: number): Block[] {
  if (depth > maxDepth) return [];
  return list(value)
    .map((item) => readBlock(item, depth))
    .filter((block) => block !== null);
}

function readChoice(value: unknown): Choice | null {
  if (!isRecord(value) || text(value.label) === '') return null;
  const label = text(value.label);
  return typeof value.intent === 'string' ? { label, intent: value.intent } : { label };
}

function readAbout(value: unknown): Reply['about'] {
  if (!isRecord(value)) return null;
  const review = value.clinicalReview;
  return {
    drafted: text(value.drafted),
    reviewBy: text(value.reviewBy),
    clinicalReview: isRecord(review) ? { by: text(review.by), on: text(review.on) } : 'none',
  };
}

/** The reply in `channelData.reply`, or null when there is none. */
export function readReply(value: unknown): Reply | null {
  if (!isRecord(value)) return null;
  const kind = kinds.find((known) => known === value.kind);
  if (kind === undefined) return null;
  return {
    kind,
    blocks: readBlocks(value.blocks, 0),
    choices: list(value.choices)
      .map(readChoice)
      .filter((choice) => choice !== null),
    intent: textOrNull(value.intent),
    title: textOrNull(value.title),
    score: typeof value.score === 'number' ? value.score : 0,
    level: level(value.level),
    rules: strings(value.rules),
    sources: list(value.sources)
      .filter(isRecord)
      .map(({ title, link }) => ({ title: text(title), link: text(link) })),
    about: readAbout(value.about),
    topic: textOrNull(value.topic),
  };
}

/** A reply made of plain text, for bots that send no `channelData.reply`. */
export function plainReply(words: string, choices: readonly Choice[]): Reply {
  return {
    kind: 'answer',
    blocks: words.split(/\n{2,}/).map((paragraph) => ({ type: 'paragraph', text: paragraph })),
    choices,
    intent: null,
    title: null,
    score: 0,
    level: null,
    rules: [],
    sources: [],
    about: null,
    topic: null,
  };
}

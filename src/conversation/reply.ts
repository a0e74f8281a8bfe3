// What the bot says in one turn, as plain data that any channel can show. Never HTML.
import type { Source } from '../knowledge/knowledge.ts';
import type { Level } from '../safety/level.ts';

export type ReplyKind = 'answer' | 'choose' | 'ask' | 'escalate' | 'decline';

export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; ordered: boolean; items: readonly string[] }
  /** A number to call (`tel`, digits) or a page to open (`href`, https). Shown as a link or button. */
  | { type: 'action'; label: string; tel?: string; href?: string }
  /** A warning box. The first line of an emergency card is the action to take. */
  | { type: 'care-card'; level: Level; heading: string; blocks: readonly Block[] };

/** A button below the reply. Typing its label does the same as pressing it. */
export interface Choice {
  /** What the button says, and what is sent as the person's message when it is pressed. */
  label: string;
  /** The intent it leads to, when it leads to one. */
  intent?: string;
}

export interface Reply {
  kind: ReplyKind;
  blocks: readonly Block[];
  choices: readonly Choice[];
  /** The intent answered, also below a routine or urgent card; null when none was. */
  intent: string | null;
  /** Heading of the answer, such as "Is it OK to walk with back pain?". Null when no intent was answered. */
  title: string | null;
  /** Probability from 0 to 1 that the intent is the one meant; 0 when none was answered. */
  score: number;
  /** The level that stands after this turn, shown to the person. */
  level: Level | null;
  /** Ids of the red-flag rules behind `level` or behind the question asked. */
  rules: readonly string[];
  sources: readonly Source[];
  /** About the answer: when it was drafted, when it is due for review and who checked it. Null when no intent was answered. */
  about: { drafted: string; reviewBy: string; clinicalReview: 'none' | { by: string; on: string } } | null;
  /** "Talking about …": the topic short follow-ups are understood against. */
  topic: string | null;
}

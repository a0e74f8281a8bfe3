// What the bot knows, after `intents/` and `content/` have been read and found good. Plain frozen data, no functions.
import type { z } from 'zod';
import type { ConversationWords } from './conversation-words-schema.ts';
import type { RedFlags } from './red-flag-schema.ts';
import type { Replies } from './replies-schema.ts';
import type {
  clinicSchema,
  intentSchema,
  regionSchema,
  Aspect as SchemaAspect,
  sourceSchema,
  synonymSchema,
} from './schema.ts';

export type Aspect = SchemaAspect;
export type Source = z.infer<typeof sourceSchema>;
export type Region = z.infer<typeof regionSchema>;
export type Clinic = z.infer<typeof clinicSchema>;
export type Synonym = z.infer<typeof synonymSchema>;
export type IntentRole = NonNullable<z.infer<typeof intentSchema>['role']>;

/** A piece of an answer. Plain text only: channels decide how it looks. Placeholders such as {emergency_number} are still in it. */
export type ContentBlock =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; ordered: boolean; items: readonly string[] };

export interface Answer {
  id: string;
  title: string;
  kind: 'answer' | 'exercise' | 'meta';
  /** The answer itself: everything before the first `##`. */
  blocks: readonly ContentBlock[];
  /** The `##` sections: what is said when only that aspect is asked. */
  sections: ReadonlyMap<Aspect, readonly ContentBlock[]>;
  sources: readonly Source[];
  drafted: string;
  reviewBy: string;
  clinicalReview: 'none' | { by: string; on: string };
  safetyLine: boolean;
  toBeConfirmed: readonly string[];
  /** Path relative to the knowledge folder, for checks and messages. */
  file: string;
}

export interface Intent {
  id: string;
  /** The file it stands in, without ending: `posture-footwear`. */
  topic: string;
  role?: IntentRole;
  answer: Answer;
  questions: readonly string[];
  not: readonly string[];
  followUps: readonly { to: string; say: string }[];
  aspects: ReadonlyMap<Aspect, string>;
  easier?: string;
  harder?: string;
}

export interface Knowledge {
  /** Hash of every file read: two bots with the same version say the same. */
  version: string;
  /** By id, in the order of the files. */
  intents: ReadonlyMap<string, Intent>;
  synonyms: readonly Synonym[];
  /** Words of topics we do not answer, for the matcher. */
  otherTopics: readonly string[];
  redFlags: RedFlags;
  regions: ReadonlyMap<string, Region>;
  clinic: Clinic;
  /** The bot's own sentences (`content/replies.yaml`). */
  replies: Replies;
  /** Words that steer the conversation (`intents/conversation.yaml`). */
  words: ConversationWords;
}

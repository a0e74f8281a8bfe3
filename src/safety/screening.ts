// What the red-flag screen says about a message.
import type { Level } from './level.ts';

export interface Span {
  /** Place in the normalised message, in UTF-16 units. */
  start: number;
  end: number;
  text: string;
}

export interface Finding {
  rule: string;
  level: Level;
  /** fire: the sign is there · ask: unclear, ask the rule's check question · info: somebody asks about it, nobody has it. */
  verdict: 'fire' | 'ask' | 'info';
  /** Whose body it is, for the wording. */
  who: 'self' | 'other';
  spans: readonly Span[];
  /** The pattern that held, as written, or `second-opinion` or `language`. For the trace. */
  pattern: string;
}

/** Why a pattern that matched did not count. */
export interface Veto {
  rule: string;
  reason: 'negated' | 'hypothetical' | 'past' | 'idiom' | 'fiction' | 'long-standing' | 'corrected';
  span: Span;
}

export interface Screening {
  /** Highest level first, fire before ask before info; at most one finding per rule. */
  findings: readonly Finding[];
  vetoes: readonly Veto[];
  /** What a turn of phrase kept from being read as a sign. Worked out when asked for: it takes as long as screening did. */
  unread(): readonly Veto[];
  /** Lasting facts worth combining with later messages, such as `cancer`, `pregnant`: names of concepts, never words typed. */
  facts: readonly string[];
  /** Rules the message says the contrary of ("I can pee fine"): a standing one is taken back. */
  contrary?: readonly string[];
  /** Two-letter code when the sign was read in another language. */
  language?: string;
}

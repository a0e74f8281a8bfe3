// What the matcher says about a message. Data only.

/** One intent's questions, as the matcher learns them. */
export interface MatchEntry {
  id: string;
  questions: readonly string[];
  /** Near misses that must not land on this id. */
  not?: readonly string[];
}

export interface Ranked {
  id: string;
  /** Probability from 0 to 1 that this is what was asked. */
  score: number;
  /** The named parts the score is made of, for explanation. */
  parts: Readonly<Record<string, number>>;
  /** The stored question that is nearest. */
  nearest: string;
}

export type Decision =
  | { kind: 'answer'; id: string }
  /** 2 or 3 ids, best first. */
  | { kind: 'choose'; ids: readonly string[] }
  /** Not something we know. `nearest` may hold ids worth offering. */
  | { kind: 'decline'; nearest: readonly string[] };

export interface MatchResult {
  /** Best first; at most 10. */
  ranked: readonly Ranked[];
  decision: Decision;
  /** When one message asks two things: the best intent of the other question. */
  second: string | null;
  tokens: readonly string[];
  corrections: readonly { from: string; to: string }[];
  synonyms: readonly { from: string; to: string }[];
  /** Why something that scored well was not chosen. */
  vetoes: readonly { id: string; reason: string }[];
}

export interface Matcher {
  /**
   * Reads one message (at most 2,000 characters; longer text is cut) and ranks the intents.
   * Pure: the same entries and the same text give the same result, bit for bit.
   */
  match(text: string): MatchResult;
}

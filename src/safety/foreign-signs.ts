// Signs typed in a language other than English, by phrases. It reads no grammar: a text that holds one phrase of each list of a
// sign gets the emergency line in plain words.
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import { normalise } from '../language/normalise.ts';
import type { Finding } from './screening.ts';

export interface ForeignFinding {
  finding: Finding;
  /** Two-letter code. */
  language: string;
}

/** Longest normalised text looked at, in characters; twice the limit of a message. */
const MAX_CHARS = 4_000;
const UNSPACED = /[\p{Script=Han}\p{Script=Thai}]/u;

/** Builds the look-up once. It takes normalised text; null when no sign in another language is there. */
export function buildForeignScreen(redFlags: RedFlags): (normalised: string) => ForeignFinding | null {
  const index = createPhraseIndex();
  const signs = redFlags.foreign.map((sign) => ({ sign, all: sign.all.map((list) => list.map(index.add)) }));
  return (normalised) => {
    const held = index.heldIn(prepare(normalised.slice(0, MAX_CHARS)));
    if (held.size === 0) return null;
    const hit = signs.find(({ all }) => all.every((list) => list.some((phrase) => held.has(phrase))));
    const rule = hit === undefined ? undefined : redFlags.rules.get(hit.sign.rule);
    if (hit === undefined || rule === undefined) return null;
    const { language } = hit.sign;
    const finding: Finding = {
      rule: rule.id,
      level: rule.level,
      verdict: 'fire',
      who: 'self',
      spans: [],
      pattern: `language ${language}`,
    };
    return { finding, language };
  };
}

const prepare = (normalised: string): string => normalised.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

interface PhraseIndex {
  /** Takes a phrase in; returns its prepared form. */
  add(phrase: string): string;
  /** Every phrase that stands in the prepared text. */
  heldIn(text: string): ReadonlySet<string>;
}

/** Latin and other spaced scripts: at the start of a word, so that endings may follow. Scripts without spaces: anywhere. */
function createPhraseIndex(): PhraseIndex {
  const unspaced = new Set<string>();
  const byOpening = new Map<number, Set<string>>();
  return {
    add(raw) {
      const phrase = prepare(normalise(raw));
      if (phrase.search(UNSPACED) === 0) unspaced.add(phrase);
      else {
        const opening = openingAt(phrase, 0);
        byOpening.set(opening, (byOpening.get(opening) ?? new Set()).add(phrase));
      }
      return phrase;
    },
    heldIn(text) {
      const held = new Set<string>();
      for (let at = 0; at >= 0 && at < text.length; at = nextWord(text, at))
        for (const phrase of byOpening.get(openingAt(text, at)) ?? NO_PHRASES)
          if (text.startsWith(phrase, at)) held.add(phrase);
      if (UNSPACED.test(text)) for (const phrase of unspaced) if (text.includes(phrase)) held.add(phrase);
      return held;
    },
  };
}
const NO_PHRASES: ReadonlySet<string> = new Set();

/** The first two letters as one number: phrases have at least two. */
const openingAt = (text: string, at: number): number =>
  text.charCodeAt(at) * 2 ** 16 + (text.charCodeAt(at + 1) || 0);

function nextWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 ? -1 : space + 1;
}

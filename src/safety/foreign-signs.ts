// Signs typed in a language other than English, by phrases. It reads no grammar: a text that holds one phrase of each list of a
// sign gets the emergency line in plain words.
import type { ForeignSign, RedFlags } from '../knowledge/red-flag-schema.ts';
import { normalise } from '../language/normalise.ts';
import type { Finding } from './screening.ts';

export interface ForeignFinding {
  finding: Finding;
  /** Two-letter code. */
  language: string;
}

interface Prepared {
  sign: ForeignSign;
  all: readonly (readonly string[])[];
}

/** Longest text looked at, in characters; beyond the limit of a message nothing is read. */
const MAX_CHARS = 4_000;

/** Builds the look-up once. The result is null when no sign in another language is there. */
export function buildForeignScreen(redFlags: RedFlags): (text: string) => ForeignFinding | null {
  const signs: Prepared[] = redFlags.foreign.map((sign) => ({
    sign,
    all: sign.all.map((list) => list.map(needle)),
  }));
  return (text) => {
    const padded = ` ${prepare(text.slice(0, MAX_CHARS))} `;
    const hit = signs.find(({ all }) => all.every((list) => list.some((phrase) => padded.includes(phrase))));
    const rule = hit === undefined ? undefined : redFlags.rules.get(hit.sign.rule);
    if (hit === undefined || rule === undefined) return null;
    const finding: Finding = {
      rule: rule.id,
      level: rule.level,
      verdict: 'fire',
      who: 'self',
      spans: [],
      pattern: `language ${hit.sign.language}`,
    };
    return { finding, language: hit.sign.language };
  };
}

const prepare = (text: string): string =>
  normalise(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Latin and other spaced scripts: at the start of a word, so that endings may follow. Scripts without spaces: anywhere. */
function needle(phrase: string): string {
  const plain = prepare(phrase);
  return /^[\p{Script=Han}\p{Script=Thai}]/u.test(plain) ? plain : ` ${plain}`;
}

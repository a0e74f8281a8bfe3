// Phrases people type → the words the questions use, longest phrase first. It changes words, never their order.
import { normalise } from '../language/normalise.ts';
import { standardWords } from '../language/regional-forms.ts';
import { joinSpelling } from '../language/spelling-variants.ts';
import { tokenise } from '../language/tokenise.ts';

export interface SynonymPair {
  say: readonly string[];
  means: string;
}

export interface SynonymReader {
  /** Replaces every phrase it knows; `used` lists what was replaced. */
  apply(words: readonly string[]): { words: string[]; used: { from: string; to: string }[] };
  /** Every single word that occurs in a phrase or its meaning: spelling repair must know them. */
  vocabulary: ReadonlySet<string>;
}

const wordsOf = (text: string): string[] =>
  tokenise(normalise(text)).flatMap(({ text: word }) => standardWords(word).map(joinSpelling));

/** Indexes the phrases by first word. A phrase longer than six words is never found. */
export function buildSynonymReader(pairs: readonly SynonymPair[]): SynonymReader {
  const byFirst = new Map<string, { say: string[]; means: string[] }[]>();
  const vocabulary = new Set<string>();
  for (const { say, means } of pairs) {
    const target = wordsOf(means);
    for (const word of target) vocabulary.add(word);
    for (const phrase of say) {
      const source = wordsOf(phrase);
      const first = source[0];
      if (first === undefined || source.length > MAX_PHRASE_WORDS || source.join(' ') === target.join(' '))
        continue;
      for (const word of source) vocabulary.add(word);
      byFirst.set(
        first,
        [...(byFirst.get(first) ?? []), { say: source, means: target }].sort(
          (a, b) => b.say.length - a.say.length,
        ),
      );
    }
  }
  return { apply: (words) => replaceAll(words, byFirst), vocabulary };
}
const MAX_PHRASE_WORDS = 6;

function replaceAll(
  words: readonly string[],
  byFirst: ReadonlyMap<string, readonly { say: string[]; means: string[] }[]>,
) {
  const out: string[] = [];
  const used: { from: string; to: string }[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const hit = byFirst.get(word)?.find(({ say }) => say.every((part, i) => words[at + i] === part));
    if (hit === undefined) {
      out.push(word);
      at++;
      continue;
    }
    used.push({ from: hit.say.join(' '), to: hit.means.join(' ') });
    out.push(...hit.means);
    at += hit.say.length;
  }
  return { words: out, used };
}

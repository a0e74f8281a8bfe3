// The matchers we measure ourselves against, each behind the same two functions. Bench only: never part of the bot.
import { createRequire } from 'node:module';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { normalise } from '../../src/language/normalise.ts';
import { stem } from '../../src/language/stem.ts';
import { tokenise } from '../../src/language/tokenise.ts';
import { buildMatcher } from '../../src/matching/build-matcher.ts';

export interface Row {
  /** Text. */
  t: string;
  /** Intent. */
  i: string;
}

/** Best intent with a score that rises with certainty; null when nothing fits. */
export type Guess = { intent: string; score: number } | null;
export interface Contestant {
  name: string;
  /** Learns the rows; null when the package is not installed. */
  train(rows: readonly Row[]): Promise<((text: string) => Guess | Promise<Guess>) | null>;
}

const require = createRequire(import.meta.url);
const stems = (text: string): string[] => tokenise(normalise(text)).map(({ text: word }) => stem(word));
/** Nearest questions that vote for their intent. */
const VOTERS = 5;

function vote(hits: readonly { intent: string; score: number }[]): Guess {
  const sums = new Map<string, number>();
  for (const { intent, score } of hits.slice(0, VOTERS)) sums.set(intent, (sums.get(intent) ?? 0) + score);
  const [best] = [...sums].sort((a, b) => b[1] - a[1]);
  return best === undefined ? null : { intent: best[0], score: best[1] };
}

const walkwell: Contestant = {
  name: 'Walkwell',
  train: async (rows) => {
    const questions = new Map<string, string[]>();
    for (const { t, i } of rows) questions.set(i, [...(questions.get(i) ?? []), t]);
    const matcher = buildMatcher([...questions].map(([id, list]) => ({ id, questions: list })));
    return (text) => {
      const [first] = matcher.match(text).ranked;
      return first === undefined ? null : { intent: first.id, score: first.score };
    };
  },
};

interface NlpManager {
  settings: { log: boolean; autoSave: boolean; forceNER: boolean };
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ intent: string; score: number }>;
}

interface NlpContainer {
  use(plugin: unknown): void;
  registerConfiguration(name: string, settings: object): void;
  get(name: 'nlp'): NlpManager;
}

const nlpJs: Contestant = {
  name: 'nlp.js 4.27',
  train: async (rows) => {
    let core: { containerBootstrap(): Promise<NlpContainer> };
    let plugins: unknown[];
    try {
      core = require('@nlpjs/core') as typeof core;
      plugins = [
        (require('@nlpjs/nlp') as { Nlp: unknown }).Nlp,
        (require('@nlpjs/lang-en-min') as { LangEn: unknown }).LangEn,
      ];
    } catch {
      return null;
    }
    // A container of its own: the default one is shared by the whole process and keeps what it learnt before.
    const container = await core.containerBootstrap();
    for (const plugin of plugins) container.use(plugin);
    container.registerConfiguration('nlu-en', { log: false });
    const manager = container.get('nlp');
    Object.assign(manager.settings, { log: false, autoSave: false, forceNER: false });
    manager.addLanguage('en');
    for (const { t, i } of rows) manager.addDocument('en', t, i);
    await manager.train();
    return async (text) => {
      const { intent, score } = await manager.process('en', text);
      return { intent, score: intent === 'None' ? 0 : score };
    };
  },
};

const naturalBayes: Contestant = {
  name: 'natural Bayes 8.1',
  train: async (rows) => {
    const Bayes = require('natural/lib/natural/classifiers/bayes_classifier.js') as new () => {
      addDocument(text: string, intent: string): void;
      train(): void;
      getClassifications(text: string): { label: string; value: number }[];
    };
    const bayes = new Bayes();
    for (const { t, i } of rows) bayes.addDocument(t, i);
    bayes.train();
    return (text) => {
      const found = bayes.getClassifications(text);
      const sum = found.reduce((all, { value }) => all + value, 0) || 1;
      return found[0] === undefined ? null : { intent: found[0].label, score: found[0].value / sum };
    };
  },
};

const fuseJs: Contestant = {
  name: 'fuse.js 7.5',
  train: async (rows) => {
    const documents = rows.map(({ t, i }) => ({ text: stems(t).join(' '), i }));
    const fuse = new Fuse(documents, {
      keys: ['text'],
      includeScore: true,
      ignoreLocation: true,
      useTokenSearch: true,
    });
    return (text) =>
      vote(
        fuse
          .search(stems(text).slice(0, 60).join(' '), { limit: VOTERS })
          .map(({ item, score }) => ({ intent: item.i, score: 1.001 - (score ?? 1) })),
      );
  },
};

const miniSearch: Contestant = {
  name: 'MiniSearch 7.2',
  train: async (rows) => {
    const search = new MiniSearch({ fields: ['text'], processTerm: (term) => stem(term.toLowerCase()) });
    search.addAll(rows.map(({ t }, id) => ({ id, text: t })));
    return (text) =>
      vote(
        search
          .search(text, { fuzzy: 0.2 })
          .map(({ id, score }) => ({ intent: rows[Number(id)]?.i ?? '', score })),
      );
  },
};

export const contestants: readonly Contestant[] = [walkwell, nlpJs, naturalBayes, fuseJs, miniSearch];

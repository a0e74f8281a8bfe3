// Scripted conversations: a few lines a person can read, and what the bot must do at each. It does not run them.
import type { Reply } from '../conversation/reply.ts';

/** What a script expects of one reply: `answer is-walking-good`, `escalate emergency ces-bladder`, `choose sciatica|surgery`. */
export interface Expectation {
  kinds: readonly string[];
  /** Words after the kind: intents, levels, rules, or `level:none`. Each must hold; `a|b` is met by either. */
  words: readonly string[];
  line: number;
}

export interface ScriptedTurn {
  user: string;
  expected: readonly Expectation[];
}

export interface Script {
  title: string;
  turns: readonly ScriptedTurn[];
}

/**
 * Reads a file of scripts. `# title` starts one, `> text` is what the person types, `< kind words…` is what the reply must be
 * (several lines: all of them hold). Blank lines and lines that start with `//` are skipped.
 * @throws Error naming the line that cannot be read.
 */
export function readScripts(text: string): Script[] {
  const scripts: { title: string; turns: { user: string; expected: Expectation[] }[] }[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    const number = index + 1;
    if (line === '' || line.startsWith('//')) return;
    const rest = line.slice(1).trim();
    if (line.startsWith('#')) scripts.push({ title: rest, turns: [] });
    else if (line.startsWith('>')) last(scripts, number).turns.push({ user: rest, expected: [] });
    else if (line.startsWith('<'))
      last(last(scripts, number).turns, number).expected.push(readExpectation(rest, number));
    else throw new Error(`line ${number}: start it with "#" (title), ">" (the person) or "<" (the reply)`);
  });
  return scripts;
}

function readExpectation(text: string, line: number): Expectation {
  const [kind = '', ...words] = text.split(/\s+/);
  return { kinds: kind.split('|'), words, line };
}

function last<Item>(items: readonly Item[], line: number): Item {
  const item = items.at(-1);
  if (item === undefined)
    throw new Error(`line ${line}: this comes before the "#" or ">" line it belongs to`);
  return item;
}

/** What is wrong with a reply, in words; empty when every expectation holds. */
export function differences(expected: readonly Expectation[], reply: Reply): string[] {
  const facts = new Set<string>([
    ...(reply.intent ? [reply.intent] : []),
    ...reply.choices.flatMap(({ intent }) => (intent && reply.kind === 'choose' ? [intent] : [])),
    ...reply.rules,
    reply.level ?? 'level:none',
  ]);
  return expected.flatMap(({ kinds, words, line }) => {
    const missing = words.filter((word) => !word.split('|').some((one) => facts.has(one)));
    const wrongKind = kinds.includes('any') || kinds.includes(reply.kind) ? [] : [kinds.join('|')];
    const wanted = [...wrongKind, ...missing];
    return wanted.length === 0
      ? []
      : [`line ${line}: wanted ${wanted.join(' ')}, got ${reply.kind} ${[...facts].join(' ')}`];
  });
}

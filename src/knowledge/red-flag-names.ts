// Whether the names that red-flag files use fit together: concepts, rules, built-in concepts. It reads no file.
import type { Concept, Part } from './red-flag-part.ts';
import { namesIn, type Pattern } from './red-flag-pattern.ts';
import type { Rule } from './red-flag-rule.ts';

/** Notes a fault: file, field path, and what to do about it. */
export type Report = (file: string, field: string, message: string) => void;

/** Concepts worked out from numbers in the message; no file defines them. */
export const builtInConcepts: readonly string[] = [
  'age-under-5',
  'age-child',
  'age-adult',
  'age-under-45',
  'age-over-50',
  'age-over-65',
  'many',
  'several',
  'weeks-along',
  'high-temperature',
  'long-ago-year',
  'six-weeks-or-more',
];

/** Reports every pattern of a rule that names an unknown concept, and rules that cannot fire. */
export function checkRuleNames(
  file: string,
  rules: readonly Rule[],
  concepts: ReadonlyMap<string, Concept>,
  report: Report,
): void {
  rules.forEach((rule, index) => {
    for (const field of ['fire', 'ask', 'info'] as const)
      checkPatterns(file, `[${index}].${field}`, rule[field], concepts, report);
    if (rule.fire.length === 0)
      report(file, `[${index}].fire`, 'write at least one pattern that fires the rule');
  });
}

/** Reports every unknown name in one of `intents/red-flags/*.yaml`, and concepts made of themselves. */
export function checkPartNames(
  file: string,
  part: Part,
  rules: ReadonlyMap<string, Rule>,
  concepts: ReadonlyMap<string, Concept>,
  report: Report,
): void {
  for (const [name, concept] of Object.entries(part.concepts)) {
    const field = `concepts.${name}`;
    checkPatterns(file, `${field}.patterns`, concept.patterns, concepts, report);
    concept.includes.forEach((other, index) => {
      if (!known(other, concepts)) report(file, `${field}.includes[${index}]`, unknownConcept(other));
    });
    if (dependsOnItself(name, concepts))
      report(file, field, `the concept "${name}" is made of itself: break the circle`);
  }
  part.guided_check.forEach((question, index) => {
    if (!rules.has(question.rule)) report(file, `guided_check[${index}].rule`, unknownRule(question.rule));
  });
  part.contrary.forEach(({ rules: named }, index) => {
    for (const rule of named)
      if (!rules.has(rule)) report(file, `contrary[${index}].rules`, unknownRule(rule));
  });
  part.wordings.forEach(({ rule }, index) => {
    if (!rules.has(rule)) report(file, `wordings[${index}].rule`, unknownRule(rule));
  });
  part.foreign.forEach((sign, index) => {
    if (!rules.has(sign.rule)) report(file, `foreign[${index}].rule`, unknownRule(sign.rule));
  });
}

function checkPatterns(
  file: string,
  field: string,
  list: readonly Pattern[],
  concepts: ReadonlyMap<string, Concept>,
  report: Report,
): void {
  list.forEach((one, index) => {
    for (const name of namesIn(one))
      if (!known(name, concepts)) report(file, `${field}[${index}]`, unknownConcept(name));
  });
}

const known = (name: string, concepts: ReadonlyMap<string, Concept>): boolean =>
  concepts.has(name) || builtInConcepts.includes(name);
const unknownConcept = (name: string): string =>
  `there is no concept "${name}": write one that stands in intents/red-flags/, or add it there`;
const unknownRule = (name: string): string => `there is no rule "${name}" in intents/red-flags.yaml`;

/** The concepts a concept is made of. */
export function partsOf(concept: Concept): string[] {
  return [...concept.includes, ...concept.patterns.flatMap(namesIn)];
}

function dependsOnItself(name: string, concepts: ReadonlyMap<string, Concept>): boolean {
  const seen = new Set<string>();
  const queue = [...partsOfName(name, concepts)];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...partsOfName(next, concepts));
  }
  return false;
}

function partsOfName(name: string, concepts: ReadonlyMap<string, Concept>): string[] {
  const concept = concepts.get(name);
  return concept === undefined ? [] : partsOf(concept);
}

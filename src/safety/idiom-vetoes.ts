// What would have been found had a turn of phrase been read by the letter: for the trace. It finds no turns of phrase.
import type { CompiledRule } from './compile-rules.ts';
import type { Found } from './found.ts';
import type { ScreenParts } from './screen-parts.ts';
import { screenRule } from './screen-rule.ts';
import type { Finding, Veto } from './screening.ts';
import type { Setting } from './setting.ts';

/** A veto for each rule without a finding that would have had one. Only rules that see a difference are tried. */
export function idiomVetoes(
  { finder, rules, marks }: ScreenParts,
  masked: Setting,
  facts: ReadonlySet<number>,
  findings: readonly Finding[],
): Veto[] {
  const setting: Setting = { ...masked, found: finder.find(masked.message) };
  const changed = changedConcepts(masked.found, setting.found);
  const all = Object.values(marks).some((mark) => changed.has(mark));
  const seesChange = ({ concepts }: CompiledRule): boolean =>
    all || [...changed].some((concept) => concepts.has(concept));
  return rules.flatMap((compiled): Veto[] => {
    const { id } = compiled.rule;
    if (findings.some(({ rule }) => rule === id) || !seesChange(compiled)) return [];
    const span = screenRule(compiled, setting, facts).finding?.spans[0];
    return span === undefined ? [] : [{ rule: id, reason: 'idiom', span }];
  });
}

function changedConcepts(before: Found, after: Found): Set<number> {
  const changed = new Set<number>();
  after.lists.forEach((list = [], number) => {
    const known = before.lists[number] ?? [];
    const same =
      list.length === known.length &&
      list.every(({ start, end }, at) => start === known[at]?.start && end === known[at]?.end);
    if (!same) changed.add(number);
  });
  return changed;
}

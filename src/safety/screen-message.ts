// The red-flag screen: message in, findings with rule, level, place and reason out. It does not remember (see `latch.ts`) and
// does not word the reply (see `escalation-message.ts`).
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import { buildContraryReader } from './contrary-evidence.ts';
import { buildForeignScreen } from './foreign-signs.ts';
import { idiomVetoes } from './idiom-vetoes.ts';
import { lastingFacts } from './lasting-facts.ts';
import { buildParts, type ReadSetting, readSetting, type ScreenParts } from './screen-parts.ts';
import { inOrder, screenRule, whoseBody } from './screen-rule.ts';
import type { Finding, Screening, Veto } from './screening.ts';
import { buildSecondOpinion, type SecondOpinion } from './second-opinion.ts';
import type { Setting } from './setting.ts';

export interface ScreenContext {
  /** Facts of earlier messages, as `Screening.facts` gave them. */
  facts: readonly string[];
  /** Whether back pain was spoken of before; the same as the fact `back-pain`. */
  talkedOfBackPain?: boolean;
}

/**
 * Screens one message (made for up to 2,000 characters; longer text is screened whole). Pure, never throws, same text same result.
 */
export type Screen = (text: string, context?: ScreenContext) => Screening;

export interface ScreenOptions {
  /** Ordinary messages for the second opinion to learn from: the questions the bot answers. Without them it is off. */
  harmless?: readonly string[];
}

/** Builds the screen once from the red-flag files: call it at start-up and keep it. */
export function buildScreen(redFlags: RedFlags, { harmless = [] }: ScreenOptions = {}): Screen {
  const parts = buildParts(redFlags);
  const secondOpinion = buildSecondOpinion(redFlags, harmless);
  const foreign = buildForeignScreen(redFlags);
  const readContrary = buildContraryReader(redFlags);
  return (text, context = { facts: [] }) => {
    const known = context.talkedOfBackPain ? [...context.facts, 'back-pain'] : context.facts;
    const facts = new Set(known.map((name) => parts.table.concept(name)));
    const setting = readSetting(parts, text);
    const contrary = readContrary(setting.message.untouched);
    const english = {
      ...screenEnglish(parts, setting, facts),
      ...(contrary.length > 0 ? { contrary } : {}),
    };
    const other = foreign(setting.message.untouched);
    if (other === null)
      return secondOpinion === null ? english : askToo(english, setting, secondOpinion, redFlags);
    const rest = english.findings.filter(({ rule }) => rule !== other.finding.rule);
    return { ...english, findings: inOrder([...rest, other.finding]), language: other.language };
  };
}

function screenEnglish(parts: ScreenParts, setting: ReadSetting, facts: ReadonlySet<number>): Screening {
  const findings: Finding[] = [];
  const vetoes: Veto[] = [];
  for (const rule of parts.rules) {
    const result = screenRule(rule, setting, facts);
    if (result.finding !== null) findings.push(result.finding);
    vetoes.push(...result.vetoes);
  }
  return {
    findings: inOrder(findings),
    vetoes,
    unread: () => (setting.hasIdioms ? idiomVetoes(parts, setting, facts, findings) : []),
    facts: lastingFacts(parts.facts, setting),
  };
}

/**
 * Adds a check question where the patterns heard nothing and took nothing back. A turn of phrase takes nothing back: its words were
 * not read, and may have been meant.
 */
function askToo(
  screening: Screening,
  setting: Setting,
  opinion: SecondOpinion,
  redFlags: RedFlags,
): Screening {
  if (screening.findings.length > 0 || screening.vetoes.length > 0) return screening;
  const rule = redFlags.rules.get(opinion(setting.message.untouched) ?? '');
  if (rule === undefined) return screening;
  const who = whoseBody(setting.message.words.length, setting);
  const finding: Finding = {
    rule: rule.id,
    level: rule.level,
    verdict: 'ask',
    who,
    spans: [],
    pattern: 'second-opinion',
  };
  return { ...screening, findings: [finding] };
}

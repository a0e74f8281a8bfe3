// The warning card as plain data: action first, reason in one line, numbers from the region table. It does not decide the level
// and does not draw the card.

import type { EscalationTexts } from '../knowledge/escalation-schema.ts';
import type { Clinic, Region } from '../knowledge/knowledge.ts';
import type { Rule } from '../knowledge/red-flag-rule.ts';
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import type { Level } from './level.ts';
import { openingAt } from './opening-hours.ts';

export interface EscalationRequest {
  level: Level;
  /** Rules behind the card, the most important first. The first one of `level` gives the reason. */
  rules: readonly string[];
  /** The row of the person's region; null when it is not known. */
  region: Region | null;
  /** All rows, for the line with several countries when the region is not known. */
  regions: ReadonlyMap<string, Region>;
  clinic: Clinic;
  now: Date;
  /** Whose body it is: for somebody else the reason says so. */
  who: 'self' | 'other';

  /** Two-letter code of `Screening.language`: a line in that language stands first. */
  language?: string;
}

export interface EscalationMessage {
  heading: string;
  /** Sentences in order. The first holds the action within its first 12 words. */
  lines: readonly string[];
  /** Why, in one line. */
  reason: string;
  /** Numbers to call and pages to open. */
  actions: readonly { label: string; tel?: string; href?: string }[];
  /** Go sooner if …: for urgent and routine cards; empty for an emergency. */
  signs: readonly string[];
}

/** Countries named when the region is not known. */
const WELL_KNOWN = ['uk', 'eu', 'usa', 'australia'];
const UNKNOWN = 'other';

/** Words the card for these rules. Pure; unknown rule ids are passed over. */
export function escalationMessage(request: EscalationRequest, redFlags: RedFlags): EscalationMessage {
  const texts = redFlags.escalation;
  const rule = request.rules.map((id) => redFlags.rules.get(id)).find((one) => one?.level === request.level);
  const kind = cardKind(request, redFlags);
  const template = texts[kind];
  const region = request.region === null || request.region.id === UNKNOWN ? null : request.region;
  const fill = filler(request, region, texts);
  const emergency = request.level === 'emergency';
  return {
    heading: fill(template.heading),
    lines: [
      ...languageLine(request, texts, fill),
      ...template.lines.map(fill),
      ...(emergency ? countryLine(request, region) : whereToGo(request, kind, texts, fill)),
      ...(emergency ? [] : (rule?.advice ?? [])),
    ],
    reason:
      rule === undefined
        ? ''
        : request.who === 'other'
          ? texts.about_another.replace('{reason}', rule.reason)
          : rule.reason,
    actions: actions(request, kind, region, fill, template.call),
    signs: emergency ? [] : (rule?.signs ?? []),
  };
}

type CardKind =
  | 'emergency'
  | 'crisis'
  | 'poisons'
  | 'maternity'
  | 'urgent'
  | 'urgent_maternity'
  | 'routine'
  | 'pharmacist';

function cardKind({ level, rules }: EscalationRequest, redFlags: RedFlags): CardKind {
  const messages = rules.flatMap((id): Rule['message'][] => {
    const rule = redFlags.rules.get(id);
    return rule?.level === level ? [rule.message] : [];
  });
  if (level === 'emergency') {
    if (messages.includes('crisis')) return 'crisis';
    if (messages.includes('poisons')) return 'poisons';
    return messages[0] === 'maternity' ? 'maternity' : 'emergency';
  }
  if (level === 'urgent') return messages.includes('maternity') ? 'urgent_maternity' : 'urgent';
  return messages[0] === 'pharmacist' ? 'pharmacist' : 'routine';
}

type Fill = (text: string) => string;

function filler({ clinic, now }: EscalationRequest, region: Region | null, texts: EscalationTexts): Fill {
  const opening = openingAt(clinic, now);
  const values: Readonly<Record<string, string>> = {
    emergency_number: region?.emergency.text ?? texts.unknown_region,
    health_line: region?.health_line.text ?? 'your local health line',
    crisis_line: region?.crisis_line.text ?? 'a local crisis line',
    poisons_line: region?.poisons_line.text ?? 'your local poisons line',
    clinic_name: clinic.name,
    clinic_phone: clinic.phone ?? '',
    closes: opening.kind === 'open' ? opening.closes : '',
    opens: opening.kind === 'closed' ? `${opening.day} at ${opening.opens}` : '',
  };
  return (text) => text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function languageLine({ language }: EscalationRequest, texts: EscalationTexts, fill: Fill): string[] {
  const line = language === undefined ? undefined : texts.languages[language];
  return line === undefined ? [] : [fill(line)];
}

function countryLine({ regions }: EscalationRequest, region: Region | null): string[] {
  if (region !== null) return [];
  const known = WELL_KNOWN.flatMap((id) => regions.get(id) ?? []);
  return known.length === 0
    ? []
    : [`${known.map(({ name, emergency }) => `${name}: ${emergency.text}`).join('. ')}.`];
}

function whereToGo(request: EscalationRequest, kind: CardKind, texts: EscalationTexts, fill: Fill): string[] {
  if (kind === 'pharmacist' || kind === 'urgent_maternity') return [];
  const { clinic, now, level } = request;
  const opening = clinic.name === '' || clinic.phone === undefined ? null : openingAt(clinic, now);
  if (opening?.kind === 'open') return [fill(texts.hours.open)];
  if (level === 'urgent') {
    const closed = opening?.kind === 'closed' ? texts.hours.closed_urgent : texts.hours.urgent;
    return [fill(closed)];
  }
  return [fill(opening?.kind === 'closed' ? texts.hours.closed : texts.hours.none)];
}

function actions(
  request: EscalationRequest,
  kind: CardKind,
  region: Region | null,
  fill: Fill,
  call: string | undefined,
): EscalationMessage['actions'] {
  const { clinic, now, level } = request;
  const list: { label: string; tel?: string; href?: string }[] = [];
  const add = (label: string, tel: string | undefined): void => {
    if (tel !== undefined && tel !== '' && !list.some((one) => one.tel === tel)) list.push({ label, tel });
  };
  if (level === 'emergency') {
    if (call !== undefined) add(fill(call), region?.emergency.tel);
    if (kind === 'crisis') add(fill('Call {crisis_line}'), region?.crisis_line.tel);
    if (kind === 'poisons') add(fill('Call {poisons_line}'), region?.poisons_line.tel);
    return list;
  }
  const open = openingAt(clinic, now).kind === 'open';
  if (clinic.name !== '' && (open || level === 'routine'))
    add(fill('Call {clinic_name}'), clinic.phone?.replace(/\D/g, ''));
  if (level === 'urgent') add(fill('Call {health_line}'), region?.health_line.tel);
  if (level === 'routine' && clinic.name !== '' && clinic.booking !== undefined)
    list.push({ label: 'Book online', href: clinic.booking });
  return list;
}

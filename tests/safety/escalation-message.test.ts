import { describe, expect, it } from 'vitest';
import type { Clinic, Region } from '../../src/knowledge/knowledge.ts';
import { regionFileSchema } from '../../src/knowledge/schema.ts';
import { type EscalationRequest, escalationMessage } from '../../src/safety/escalation-message.ts';
import { levels as levelOf, readParsed, redFlags } from './support/red-flags.ts';

const regions = new Map<string, Region>(
  regionFileSchema.parse(readParsed('content/regions.yaml').value).map((region) => [region.id, region]),
);
const weekday = '09:00-17:30';
const clinic: Clinic = {
  name: 'the Harbour Street practice',
  phone: '01632 960 001',
  time_zone: 'Europe/London',
  hours: {
    monday: weekday,
    tuesday: weekday,
    wednesday: weekday,
    thursday: weekday,
    friday: weekday,
    saturday: 'closed',
    sunday: 'closed',
  },
};
const monday = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));
const card = (rule: string, more: Partial<EscalationRequest> = {}) =>
  escalationMessage(
    {
      level: levelOf(rule) ?? 'routine',
      rules: [rule],
      region: regions.get('uk') ?? null,
      regions,
      clinic,
      now: monday(10),
      who: 'self',
      ...more,
    },
    redFlags,
  );
const text = (message: ReturnType<typeof card>): string =>
  [...message.lines, message.reason, ...message.signs].join(' ');

describe('every card', () => {
  const everyRegion = [...regions.values(), null];
  const everyHour = Array.from(
    { length: 168 },
    (_, hour) => new Date(Date.UTC(2026, 10, 23) + hour * 3_600_000),
  );

  it.each([...redFlags.rules.keys()])('of %s is whole for every region and every hour of a week', (rule) => {
    for (const region of everyRegion)
      for (const now of everyHour) {
        const message = card(rule, { region, now });
        expect(text(message)).not.toMatch(/[{}]|undefined|null/);
        expect(message.lines.length).toBeGreaterThan(0);
        expect(message.reason).not.toBe('');
      }
  });

  it('uses no contractions, exclamation marks or words of diagnosis', () => {
    for (const rule of redFlags.rules.keys())
      expect(text(card(rule))).not.toMatch(/n't\b|!|\byou have\b|\bprobably\b|\bdiagnos/i);
  });
});

describe('an emergency card', () => {
  const emergencies = [...redFlags.rules.values()]
    .filter(({ level }) => level === 'emergency')
    .map(({ id }) => id);

  it.each(emergencies)(
    'of %s names the number within its first 12 words, in at most 70 words, and gives no other advice',
    (rule) => {
      const message = card(rule);
      expect(message.lines.join(' ').split(/\s+/).slice(0, 13).join(' ')).toMatch(/999/);
      expect(text(message).split(/\s+/).length).toBeLessThanOrEqual(70);
      expect(message.signs).toEqual([]);
      expect(message.actions[0]).toMatchObject({ tel: '999' });
    },
  );

  it('prints the generic line and several countries when the region is not known, and no call button', () => {
    const message = card('ces-bladder', { region: null });
    expect(text(message)).toContain('your local emergency number');
    expect(text(message)).toContain('United Kingdom: 999');
    expect(text(message)).toContain('Australia: 000');
    expect(message.actions).toEqual([]);
  });

  it('never prints 111 as the emergency number of the United Kingdom, and does for New Zealand', () => {
    expect(card('ces-bladder').actions.map(({ tel }) => tel)).toEqual(['999']);
    expect(card('ces-bladder', { region: regions.get('new-zealand') ?? null }).actions[0]?.tel).toBe('111');
  });

  it('offers the crisis line, warmly, and asks whether the person is safe', () => {
    const message = card('suicide-crisis');
    expect(text(message)).toContain('Samaritans');
    expect(text(message)).toContain('Are you safe right now?');
  });

  it('offers the poisons line for too many tablets', () => {
    expect(text(card('overdose', { region: regions.get('usa') ?? null }))).toContain('1-800-222-1222');
  });

  it('says for whom, when it is about somebody else', () => {
    expect(card('ces-bladder', { who: 'other' }).reason).toMatch(/^For the person you are writing about: /);
  });

  it('puts a line in the person’s language first', () => {
    expect(card('ces-bladder', { language: 'es' }).lines[0]).toBe('Emergencia: llame ahora al 999 or 112.');
  });
});

describe('opening hours', () => {
  it.each([
    ['open', monday(10), 'is open until 17:30'],
    ['before opening', monday(7), 'opens today at 09:00'],
    ['after closing', monday(19), 'opens tomorrow at 09:00'],
    ['on Saturday', new Date(Date.UTC(2026, 10, 28, 12)), 'opens on Monday at 09:00'],
  ])('a routine card says when the clinic is %s', (_, now, wanted) => {
    expect(text(card('not-improving', { now }))).toContain(wanted);
  });

  it('follow the clinic’s time zone, summer time included', () => {
    const summer = new Date(Date.UTC(2026, 6, 6, 8, 30));
    expect(text(card('not-improving', { now: summer }))).toContain('is open until 17:30');
    expect(
      text(card('not-improving', { now: summer, clinic: { ...clinic, time_zone: 'America/New_York' } })),
    ).toContain('opens today at 09:00');
  });

  it('send urgent signs to the health line when the clinic is closed', () => {
    expect(text(card('dvt', { now: monday(22) }))).toContain('Do not wait until it opens: call NHS 111');
  });

  it('are not mentioned when there is no clinic', () => {
    expect(text(card('dvt', { clinic: { ...clinic, name: '' } }))).toContain(
      'Call your GP surgery or NHS 111',
    );
  });
});

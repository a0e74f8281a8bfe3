// Every example written beside a rule is a test, alone and inside a story. Its machine-made twins are in `twins.test.ts`.
import { describe, expect, it } from 'vitest';
import { rank } from '../../src/safety/level.ts';
import { asks, firedLevel, fires, redFlags, screen } from './support/red-flags.ts';

const rules = [...redFlags.rules.values()];
const lines = (kind: 'fire' | 'ask' | 'none' | 'info') =>
  rules.flatMap((rule) => rule.examples[kind].map((text) => [rule.id, text] as const));

describe('the rules', () => {
  it('are the 46 of the clinical brief: 19 emergency, 16 urgent, 11 routine', () => {
    const count = (level: string) => rules.filter((rule) => rule.level === level).length;
    expect([count('emergency'), count('urgent'), count('routine')]).toEqual([19, 16, 11]);
  });

  it('claim no reviewer: nobody qualified has approved them', () => {
    expect(rules.filter((rule) => rule.reviewer !== 'none')).toEqual([]);
  });

  it.each(lines('fire'))('%s hears "%s"', (id, text) => {
    const wanted = rank(redFlags.rules.get(id)?.level ?? null);
    expect(rank(firedLevel(screen(text)))).toBeGreaterThanOrEqual(wanted);
  });

  it.each(lines('ask'))('%s asks back, or fires, on "%s"', (_, text) => {
    expect([...asks(text), ...fires(text)]).not.toEqual([]);
  });

  it.each([...lines('none'), ...lines('info')])('%s does not fire on "%s"', (id, text) => {
    expect(fires(text)).not.toContain(id);
  });
});

describe('must-fire examples inside a story', () => {
  const emergencies = lines('fire').filter(([id]) => redFlags.rules.get(id)?.level === 'emergency');
  const recall = (twin: (text: string) => string): number => {
    const heard = emergencies.filter(([, text]) => firedLevel(screen(twin(text))) === 'emergency');
    return heard.length / emergencies.length;
  };

  it('are heard in the middle of a long story', () => {
    const before =
      'I have been gardening all weekend and the weather was lovely. My sister came round for tea. ';
    const after = '. Anyway, which stretches do you suggest? I also wonder about shoes. Thank you so much.';
    expect(recall((text) => before + text + after)).toBeGreaterThanOrEqual(0.95);
  });

  it('are heard whatever the person says about not going', () => {
    expect(
      recall((text) => `probably nothing but ${text}. i'm not calling an ambulance`),
    ).toBeGreaterThanOrEqual(0.97);
  });
});

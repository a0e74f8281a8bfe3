// Every example written beside a rule is a test, and so are its machine-made twins.
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

describe('machine-made twins of must-fire examples', () => {
  const emergencies = lines('fire').filter(([id]) => redFlags.rules.get(id)?.level === 'emergency');
  const recall = (twin: (text: string) => string): number => {
    const heard = emergencies.filter(([, text]) => firedLevel(screen(twin(text))) === 'emergency');
    return heard.length / emergencies.length;
  };
  const swapInLongWord = (text: string): string =>
    text.replace(/[a-z]{6,}/, (word) => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`);
  const dropInLongWord = (text: string): string =>
    text.replace(/[a-z]{6,}/, (word) => word.slice(0, 3) + word.slice(4));

  it('are heard in capitals, with zero-width characters and in full-width letters', () => {
    expect(recall((text) => text.toUpperCase())).toBe(1);
    expect(recall((text) => text.replace(/([a-z])([a-z])/g, '$1\u200B$2'))).toBe(1);
    expect(
      recall((text) => text.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))),
    ).toBe(1);
  });

  it('are heard with one slip in a long word at least 95 times in 100', () => {
    expect(recall(swapInLongWord)).toBeGreaterThanOrEqual(0.95);
    expect(recall(dropInLongWord)).toBeGreaterThanOrEqual(0.95);
  });

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

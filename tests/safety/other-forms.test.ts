import { describe, expect, it } from 'vitest';
import { otherForms } from '../../src/safety/other-forms.ts';

describe('other forms of a phrase', () => {
  it('say it of another person', () => {
    expect(otherForms('control of my legs')).toEqual([
      'control of my legs',
      'control of his legs',
      'control of her legs',
    ]);
  });

  it('say it in another tense, and of another person at once', () => {
    expect(otherForms('dont feel my foot')).toContain('didnt feel her foot');
  });

  it('read "is not getting" as "not getting"', () => {
    expect(otherForms('not getting any urge')).toContain('isnt getting any urge');
  });

  it('leave single words and phrases without such words alone', () => {
    expect(otherForms('cant')).toEqual(['cant']);
    expect(otherForms('foot drop')).toEqual(['foot drop']);
  });
});

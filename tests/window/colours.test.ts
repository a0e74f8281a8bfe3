import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/window/styles/tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

const text: [string, string][] = [
  ...['paper', 'surface', 'sunken'].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
    ['brand', ground],
    ['accent', ground],
  ]),
  ['brand-strong', 'brand-wash'],
  ['ink', 'brand-wash'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-you', 'you'],
  ...['emergency', 'urgent', 'routine'].flatMap((level): [string, string][] => [
    [`on-${level}`, level],
    [level, `${level}-wash`],
    ['ink', `${level}-wash`],
  ]),
  ['brand', 'emergency-wash'],
  ['emergency', 'paper'],
];
const edges: [string, string][] = [
  ['edge', 'surface'],
  ['edge', 'paper'],
  ['brand', 'surface'],
  ['focus', 'surface'],
  ['focus', 'paper'],
  ['focus', 'emergency-wash'],
  ['urgent', 'surface'],
];

describe.each([
  ['light', tokens(':root')],
  ['dark by choice of the device', tokens(':root:not([data-theme="light"])')],
  ['dark by choice of the site', tokens(':root[data-theme="dark"]')],
])('colours, %s', (_name, colour) => {
  it.each(text)('%s on %s can be read (4.5 to 1)', (front, back) => {
    expect(contrast(colour[front] ?? '', colour[back] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  it.each(edges)('%s can be seen on %s (3 to 1)', (front, back) => {
    expect(contrast(colour[front] ?? '', colour[back] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

it('dark is the same whoever chose it', () => {
  expect(tokens(':root[data-theme="dark"]')).toEqual(tokens(':root:not([data-theme="light"])'));
});

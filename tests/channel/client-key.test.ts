import { describe, expect, it } from 'vitest';
import { createClientKeys, networkOf } from '../../src/channel/client-key.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

it('a client key is stable for a day, then another, and holds nothing of the address', () => {
  let now = new Date('2026-11-21T10:00:00Z');
  const keyOf = createClientKeys(() => now);
  const key = keyOf('192.0.2.7');
  expect(keyOf('192.0.2.7')).toBe(key);
  expect(keyOf('192.0.2.8')).not.toBe(key);
  expect(key).not.toContain('192');
  expect(createClientKeys(() => now)('192.0.2.7'), 'another process').not.toBe(key);
  now = new Date('2026-11-22T00:00:00Z');
  expect(keyOf('192.0.2.7')).not.toBe(key);
});

// Who is calling, for rate limits only: a keyed hash that changes every day and cannot be turned back into an address.
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const DAY_MS = 24 * 60 * 60_000;

/** The address of the caller, as told by `hops` trusted proxies. What a client writes into the header itself is not believed. */
export function clientAddress(req: IncomingMessage, hops: number): string {
  const direct = req.socket.remoteAddress ?? '';
  const forwarded = String(req.headers['x-forwarded-for'] ?? '').split(',');
  const chain = [...forwarded.map((part) => part.trim()).filter((part) => isIP(part) !== 0), direct];
  return chain[Math.max(0, chain.length - 1 - hops)] ?? direct;
}

/** The part of an address that stands for one client: all of IPv4, the first 64 bits of IPv6 (one household has the rest). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(address) === 6 ? expandIpv6(address).slice(0, 4).join(':') : address;
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].map((part) =>
    part.replace(/^0+(?=.)/, ''),
  );
}

/** Makes keys with a random secret that is replaced each day. */
export function createClientKeys(now: () => Date): (address: string) => string {
  let day = -1;
  let secret = randomBytes(32);
  return (address) => {
    const today = Math.floor(now().getTime() / DAY_MS);
    if (today !== day) {
      day = today;
      secret = randomBytes(32);
    }
    return createHmac('sha256', secret).update(networkOf(address)).digest('base64url').slice(0, 22);
  };
}

// Ids nobody can guess. Says nothing about order or time.
import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 URL-safe characters. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

export const ID_PATTERN = /^[\w-]{22}$/;

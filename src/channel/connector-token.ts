// A first look at the token of an /api/messages call, without any network: most forgeries end here, so that they cannot make
// the SDK fetch keys. The SDK still checks the signature of those that pass.
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { ApiError } from './api-error.ts';

/** Issuer of the tokens Azure Bot Service sends. Emulator and tenant issuers are not accepted. */
const ISSUER = 'https://api.botframework.com';
/** Clock difference the SDK allows, seconds. */
const SKEW_SECONDS = 300;

export const notSigned = () =>
  new ApiError(401, 'NotAuthorised', 'The request is not signed by the bot service.');

/** @throws ApiError 401 */
export function checkConnectorToken(authorization: string | undefined, appId: string, now: Date): void {
  if (authorization === undefined || !looksRight(authorization, appId, now)) throw notSigned();
}

function looksRight(authorization: string, appId: string, now: Date): boolean {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  if (token === undefined) return false;
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    const { iss, aud, exp = 0, nbf = 0 } = decodeJwt(token);
    const seconds = now.getTime() / 1000;
    const inTime = exp + SKEW_SECONDS > seconds && nbf - SKEW_SECONDS < seconds;
    return alg === 'RS256' && typeof kid === 'string' && iss === ISSUER && aud === appId && inTime;
  } catch {
    return false;
  }
}

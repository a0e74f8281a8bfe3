// The headers every response carries, as strict as an answer in JSON can bear. Pages set a policy of their own over it.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Nothing may be loaded, framed, submitted or run. */
const POLICY = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join(
  '; ',
);

const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** A year, as browsers ask for before they remember it well. Heard over https only. */
const HSTS_SECONDS = 31_536_000;

export function setSecurityHeaders(): RequestHandler[] {
  const common = helmet({
    contentSecurityPolicy: false,
    // frame-ancestors says it better: X-Frame-Options cannot name a site.
    frameguard: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: { maxAge: HSTS_SECONDS, includeSubDomains: false },
  });
  const own: RequestHandler = (_req, res, next) => {
    res.setHeader('Content-Security-Policy', POLICY);
    res.setHeader('Permissions-Policy', PERMISSIONS);
    next();
  };
  return [common, own];
}

// The headers that tell browsers what a page of ours may do. One policy for the window, a stricter one for everything else.
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';

type Directives = Readonly<Record<string, readonly string[]>>;

const nothing: Directives = { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"] };

const page = (frameAncestors: readonly string[]): Directives => ({
  ...nothing,
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-ancestors': frameAncestors,
  'require-trusted-types-for': ["'script'"],
});

/** For JSON: nothing may be loaded, framed or run. */
export const apiPolicy = policy({ ...nothing, 'frame-ancestors': ["'none'"] });

/** For the chat window, which the configured sites may frame. */
export function windowPolicy({ frameAncestors }: Pick<Config, 'frameAncestors'>): string {
  return policy(page(frameAncestors));
}

/** For pages without script that hold a search form. */
export function pagesPolicy({ frameAncestors }: Pick<Config, 'frameAncestors'>): string {
  return policy({ ...page(frameAncestors), 'form-action': ["'self'"] });
}

function policy(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Sets the headers every response carries; routes that serve pages replace the policy. */
export function setSecurityHeaders(): RequestHandler[] {
  const common = helmet({
    contentSecurityPolicy: false,
    // frame-ancestors says it better: X-Frame-Options cannot name a site.
    frameguard: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  });
  const own: RequestHandler = (_req, res, next) => {
    res.setHeader('Content-Security-Policy', apiPolicy);
    res.setHeader('Permissions-Policy', PERMISSIONS);
    next();
  };
  return [common, own];
}

export function setPolicy(value: string): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('Content-Security-Policy', value);
    next();
  };
}

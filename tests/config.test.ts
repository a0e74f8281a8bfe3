import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

const regions = ['other', 'uk', 'ie'];

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, regions);
    return [];
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.problems;
    throw fault;
  }
}

describe('the configuration', () => {
  it('works with nothing set, and counts an empty variable as not set', () => {
    expect(readConfig({ PORT: '', TOKEN_SECRET: '' }, regions)).toMatchObject({
      port: 3978,
      region: 'other',
      tokenSecrets: [],
      trustProxyHops: 0,
      frameAncestors: ["'self'"],
      connector: null,
    });
  });

  it('cannot be changed once read', () => {
    const config = readConfig({}, regions);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.limits, { messagesPerMinute: 1 })).toThrow(TypeError);
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT: write a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT: write a whole number from 0 to 65535.'],
    [{ PORT: '-1' }, 'PORT: write a whole number from 0 to 65535.'],
    [{ PORT: '1e3' }, 'PORT: write a whole number from 0 to 65535.'],
    [{ HOST: 'a b' }, 'HOST: write an address to listen on, such as 127.0.0.1.'],
    [{ REGION: 'mars' }, 'REGION: write one of other, uk, ie.'],
    [
      { TOKEN_SECRET: 'short-secret' },
      'TOKEN_SECRET: write at least 32 characters without spaces; to replace a secret, write the new one, a comma, the old one.',
    ],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY: write a whole number from 0 to 5.'],
    [
      { PUBLIC_URL: 'https://chat.clinic.example/bot' },
      'PUBLIC_URL: write the address people use, without a path, such as https://chat.clinic.example.',
    ],
    [
      { ALLOWED_ORIGINS: '*' },
      'ALLOWED_ORIGINS: write exact origins such as https://www.clinic.example, with commas between them and no path or *.',
    ],
    [
      { FRAME_ANCESTORS: "https://clinic.example; script-src 'unsafe-inline'" },
      "FRAME_ANCESTORS: write 'self', 'none' or sites such as https://www.clinic.example, with commas between them.",
    ],
    [
      { ALLOWED_HOSTS: 'https://clinic.example' },
      'ALLOWED_HOSTS: write host names such as chat.clinic.example or localhost:3978, in lower case, with commas between them.',
    ],
    [{ MESSAGES_PER_MINUTE: '0' }, 'MESSAGES_PER_MINUTE: write a whole number from 1 to 100000.'],
    [{ MAX_CONVERSATIONS: '0' }, 'MAX_CONVERSATIONS: write a whole number from 1 to 1000000.'],
    [{ IDLE_MINUTES: 'never' }, 'IDLE_MINUTES: write a whole number from 1 to 10080.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: write info, warn, error or silent.'],
    [
      { MicrosoftAppId: 'id' },
      'MicrosoftAppPassword: write the password of the app id, or remove MicrosoftAppId.',
    ],
    [
      { MicrosoftAppPassword: 'pass' },
      'MicrosoftAppId: write the id that belongs to MicrosoftAppPassword, or remove the password.',
    ],
    [
      { MicrosoftAppId: 'id', MicrosoftAppPassword: 'p', MicrosoftAppType: 'SingleTenant' },
      'MicrosoftAppTenantId: write the tenant the app belongs to; this app type needs one.',
    ],
  ])('says in one line what is wrong with %j', (env, line) => {
    expect(problemsOf(env)).toEqual([line]);
  });

  it('reports every fault at once and never prints a value', () => {
    const problems = problemsOf({ PORT: 'x', TOKEN_SECRET: 'hunter2', REGION: 'mars', LOG_LEVEL: 'loud' });
    expect(problems.map((line) => line.split(':')[0]).sort()).toEqual([
      'LOG_LEVEL',
      'PORT',
      'REGION',
      'TOKEN_SECRET',
    ]);
    expect(problems.join()).not.toMatch(/hunter2|mars|loud/);
  });

  it('takes two secrets, so that one can replace the other without ending conversations', () => {
    const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];
    expect(readConfig({ TOKEN_SECRET: `${first},${second}` }, regions).tokenSecrets).toEqual([first, second]);
  });
});

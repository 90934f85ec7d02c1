import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Credentials of Google and Google Cloud; the keys of service accounts are in `private-keys`. */
export const googleRules: readonly SecretRule[] = [
  {
    id: 'secret/google/api-key',
    entity: 'GOOGLE_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://cloud.google.com/docs/authentication/api-keys',
    cases: {
      match: [`AIza${sample(35)}`, `?key=AIza${sample(34)}_&q=1`],
      ignore: [`AIza${sample(34)}`, `AIza${sample(36)}`, `AIza${'X'.repeat(35)}`, 'AIza...'],
    },
  },
  {
    id: 'secret/google/oauth-client-secret',
    entity: 'GOOGLE_CLIENT_SECRET',
    pattern: /(?<![A-Za-z0-9_-])GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://developers.google.com/identity/protocols/oauth2',
    cases: {
      match: [`GOCSPX-${sample(28)}`, `GOOGLE_CLIENT_SECRET="GOCSPX-${sample(28)}"`],
      ignore: [`GOCSPX-${sample(27)}`, `GOCSPX-${'x'.repeat(28)}`],
    },
  },
  {
    id: 'secret/google/access-token',
    entity: 'GOOGLE_ACCESS_TOKEN',
    opener: /(?<![A-Za-z0-9_-])ya29\.[A-Za-z0-9_-]{24}/u,
    body: /[A-Za-z0-9_-]/u,
    lengthMax: 2_048,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://developers.google.com/identity/protocols/oauth2',
    cases: {
      match: [`ya29.a0${sample(180)}`, `GOOGLE_ACCESS_TOKEN="ya29.a0${sample(180)}"`],
      ignore: [`ya29.${sample(23)}`, `ya29.${'x'.repeat(100)}`, 'ya29.<token>'],
    },
  },
];

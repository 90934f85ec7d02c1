import { entropyOf } from '../entropy.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Credentials in HTTP authorization headers. */
export const authorizationHeaderRules: readonly SecretRule[] = [
  {
    id: 'secret/authorization/bearer',
    entity: 'BEARER_TOKEN',
    opener: /(?<![A-Za-z])bearer\s{1,2}[A-Za-z0-9._~+/-]{16}/iu,
    body: /[A-Za-z0-9._~+/=-]/u,
    lengthMax: 16_384,
    score: 0.75,
    severity: 'HIGH',
    accept: acceptBearer,
    source: 'RFC 6750, section 2.1',
    cases: {
      match: [`Authorization: Bearer ${sample(32)}`, `-H "authorization: bearer ${sampleToken()}"`],
      ignore: [
        'Authorization: Bearer <token>',
        'Authorization: Bearer YOUR_ACCESS_TOKEN_HERE',
        `Authorization: Bearer ${'x'.repeat(32)}`,
        'the bearer authenticationmechanism of HTTP',
        `Authorization: Bearer ${sample(12)}`,
        `Authorization: Bearer \${process.env.TOKEN}`,
        'bearer of-good-tidings-and-joy',
      ],
    },
  },
  {
    id: 'secret/authorization/basic',
    entity: 'BASIC_CREDENTIALS',
    pattern: /(?<![A-Za-z])basic\s{1,2}[A-Za-z0-9+/]{8,250}={0,2}(?![A-Za-z0-9+/=])/iu,
    score: 0.85,
    severity: 'HIGH',
    accept: acceptBasic,
    source: 'RFC 7617, section 2',
    cases: {
      match: ['Authorization: Basic amFuZTpodW50ZXIyaHVudGVyMg==', 'authorization: basic YWRtaW46aHVudGVyMg=='],
      ignore: [
        'a basic understanding of it',
        'Authorization: Basic <credentials>',
        'Authorization: Basic dXNlcjpwYXNzd29yZA==',
        'Authorization: Basic amFuZXh4eHh4eHh4',
        'basic configurations',
      ],
    },
  },
];

function sampleToken(): string {
  return `${sample(20)}.${sample(20)}`;
}

function acceptBearer(opener: string): number {
  const token = opener.slice('bearer '.length).trim();
  return /\d/u.test(token) && /[A-Za-z]/u.test(token) && entropyOf(token) >= 2.5 && !isPlaceholder(token)
    ? opener.length
    : 0;
}

/** `user:password` in base64, in printable ASCII; RFC examples and `user:password` itself are placeholders. */
function acceptBasic(candidate: string): number {
  const encoded = candidate.slice('basic '.length).trim();
  const credentials = decode(encoded);
  if (credentials === undefined || !/^[ -9;-~]{0,128}:[ -~]{1,200}$/u.test(credentials)) return 0;
  const password = credentials.slice(credentials.indexOf(':') + 1);
  return /^(?:pass|password|pwd|secret|open sesame)$/iu.test(password) || isPlaceholder(credentials)
    ? 0
    : candidate.length;
}

function decode(encoded: string): string | undefined {
  try {
    return atob(encoded);
  } catch {
    return undefined;
  }
}

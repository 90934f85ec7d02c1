import { assignedTo } from '../assigned-to.ts';
import { valueStart } from '../assigned-value.ts';
import { entropyOf } from '../entropy.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Secrets of identity providers and of sessions that they open. */
export const identityRules: readonly SecretRule[] = [
  {
    id: 'secret/okta/token',
    entity: 'OKTA_TOKEN',
    ...assignedTo(/okta/u, /00[A-Za-z0-9_-]{40}/u),
    score: 0.9,
    source: 'https://developer.okta.com/docs/guides/create-an-api-token/',
    cases: {
      match: [`OKTA_API_TOKEN=00${sample(40)}`, `"okta_token": "00${sample(40)}"`],
      ignore: [`OKTA_API_TOKEN=00${sample(39)}`, 'OKTA_API_TOKEN=your-key-goes-here', `ref=00${sample(40)}`],
    },
  },
  {
    id: 'secret/auth0/client-secret',
    entity: 'AUTH0_SECRET',
    ...assignedTo(/auth0/u, /[A-Za-z0-9_-]{64}/u),
    score: 0.85,
    source: 'https://auth0.com/docs/get-started/applications/application-settings',
    cases: {
      match: [`AUTH0_CLIENT_SECRET=${sample(64)}`, `"auth0_secret": "${sample(64)}"`],
      ignore: [`AUTH0_CLIENT_SECRET=${sample(63)}`, 'AUTH0_CLIENT_SECRET=your-key-goes-here', `ref=${sample(64)}`],
    },
  },
  {
    id: 'secret/stytch/secret',
    entity: 'STYTCH_SECRET',
    pattern: /(?<![A-Za-z0-9_-])secret-(?:live|test)-[A-Za-z0-9_-]{36}=?(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://stytch.com/docs/api',
    cases: {
      match: [`secret-live-${sample(36)}=`, `STYTCH_SECRET="secret-live-${sample(36)}="`],
      ignore: [`secret-live-${sample(35)}=`, `secret-live-${'x'.repeat(36)}=`],
    },
  },
  {
    id: 'secret/authress/access-key',
    entity: 'AUTHRESS_KEY',
    pattern:
      /(?<![A-Za-z0-9])(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}(?![A-Za-z0-9+/_=-])/u,
    score: 0.95,
    source: 'https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning',
    cases: {
      match: [
        `sc_${sample(10)}.${sample(4)}.acc_${sample(12)}.${sample(60)}`,
        `authress_${sample(10)}.${sample(5)}.acc-${sample(12)}.${sample(60)}`,
      ],
      ignore: [
        `sc_${sample(10)}.${sample(4)}.acc_${sample(12)}.${sample(29)}`,
        `sc_${'x'.repeat(10)}.${sample(4)}.acc_${sample(12)}.${sample(60)}`,
      ],
    },
  },
  {
    id: 'secret/persona/api-key',
    entity: 'PERSONA_API_KEY',
    pattern:
      /(?<![A-Za-z0-9])persona_(?:production|sandbox)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.withpersona.com/reference/authentication',
    cases: {
      match: [
        `persona_production_a1b2c3d4-a1b2-4c3d-8e5f-${sampleHex(12)}`,
        `PERSONA_API_KEY="persona_production_a1b2c3d4-a1b2-4c3d-8e5f-${sampleHex(12)}"`,
      ],
      ignore: [
        `persona_production_a1b2c3d4-a1b2-4c3d-8e5f-${sampleHex(11)}`,
        `persona_production_a1b2c3d4-a1b2-4c3d-8e5f-${'0'.repeat(12)}`,
      ],
    },
  },
  {
    id: 'secret/cookie/session',
    entity: 'SESSION_COOKIE',
    pattern:
      /(?<![A-Za-z0-9])(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId|connect\.sid|laravel_session|sessionid|__Secure-next-auth\.session-token)=[A-Za-z0-9%._-]{20,250}/u,
    lead: valueStart,
    accept: acceptCookie,
    score: 0.85,
    severity: 'HIGH',
    source: 'RFC 6265, section 8.4; OWASP Session Management Cheat Sheet, "Session ID Name Fingerprinting"',
    cases: {
      match: [
        `Cookie: PHPSESSID=${sample(26, 'k3y9dq7x')}; theme=dark`,
        `Set-Cookie: JSESSIONID=${sampleHex(32).toUpperCase()}; HttpOnly`,
        `connect.sid=s%3A${sample(32)}.${sample(43)}`,
      ],
      ignore: [
        `PHPSESSID=${sample(19)}`,
        `JSESSIONID=${'0'.repeat(32)}`,
        'sessionid=your-session-id-goes-here1',
        'JSESSIONID=<session>',
      ],
    },
  },
  {
    id: 'secret/recaptcha/secret',
    entity: 'RECAPTCHA_SECRET',
    ...assignedTo(/(?:re|h)captcha/u, /[A-Za-z0-9]{40}/u),
    score: 0.85,
    severity: 'HIGH',
    source: 'https://developers.google.com/recaptcha/docs/verify',
    cases: {
      match: [`RECAPTCHA_SECRET_KEY=${sample(40)}`, `"recaptcha_secret": "${sample(40)}"`],
      ignore: [`RECAPTCHA_SECRET_KEY=${sample(39)}`, 'RECAPTCHA_SECRET_KEY=your-key-goes-here', `ref=${sample(40)}`],
    },
  },
];

function acceptCookie(candidate: string): number {
  const value = candidate.slice(valueStart(candidate));
  return /\d/u.test(value) && entropyOf(value) >= 2.5 && !isPlaceholder(value) ? candidate.length : 0;
}

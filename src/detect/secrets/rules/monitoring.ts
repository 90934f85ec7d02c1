import { crc32 } from '../crc32.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const GRAFANA_KEY = `glsa_${sample(32)}`;

/** Keys of monitoring and analytics services. */
export const monitoringRules: readonly SecretRule[] = [
  {
    id: 'secret/new-relic/key',
    entity: 'NEW_RELIC_KEY',
    pattern: /(?<![A-Za-z0-9])(?:NRAK-[A-Z0-9]{27}|NRII-[A-Za-z0-9_-]{32}|NRAA-[0-9a-f]{27})(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    cases: {
      match: [`NRAK-${sample(27, 'Q3ZT7KXW')}`, `NRII-${sample(32)}`],
      ignore: [`NRAK-${sample(26, 'Q3ZT7KXW')}`, `NRAK-${'X'.repeat(27)}`],
    },
  },
  {
    id: 'secret/grafana/service-account-token',
    entity: 'GRAFANA_TOKEN',
    pattern: /(?<![A-Za-z0-9])glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}(?![A-Za-z0-9])/u,
    score: 0.99,
    accept: (candidate) => (grafanaChecksum(candidate.slice(0, -9)) === candidate.slice(-8) ? candidate.length : 0),
    source:
      'https://grafana.com/docs/grafana/latest/administration/service-accounts/; grafana/grafana, pkg/components/satokengen',
    cases: {
      match: [
        `${GRAFANA_KEY}_${grafanaChecksum(GRAFANA_KEY)}`,
        `Authorization: Bearer glsa_${sample(32, 'dQ7xk3Y9')}_${grafanaChecksum(`glsa_${sample(32, 'dQ7xk3Y9')}`)}`,
      ],
      ignore: [
        `${GRAFANA_KEY}_${sampleHex(8)}`,
        `glsa_${sample(31)}_${sampleHex(8)}`,
        `glsa_${'x'.repeat(32)}_${sampleHex(8)}`,
      ],
    },
  },
  {
    id: 'secret/grafana/cloud-token',
    entity: 'GRAFANA_TOKEN',
    opener: /(?<![A-Za-z0-9])glc_[A-Za-z0-9+/]{32}/u,
    body: /[A-Za-z0-9+/=]/u,
    lengthMax: 512,
    score: 0.95,
    source: 'https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/',
    cases: {
      match: [`glc_eyJ${sample(120)}==`, `GRAFANA_TOKEN="glc_eyJ${sample(120)}=="`],
      ignore: [`glc_${sample(31)}`, `glc_${'x'.repeat(120)}`],
    },
  },
  {
    id: 'secret/sentry/token',
    entity: 'SENTRY_TOKEN',
    opener: /(?<![A-Za-z0-9])(?:sntrys_eyJ[A-Za-z0-9+/=_]{24}|sntryu_[0-9a-f]{64})/u,
    body: /[A-Za-z0-9+/=_]/u,
    lengthMax: 1_024,
    score: 0.97,
    source: 'https://docs.sentry.io/account/auth-tokens/',
    cases: {
      match: [`sntrys_eyJ${sample(160)}_${sample(43)}`, `sntryu_${sampleHex(64)}`],
      ignore: [`sntrys_eyJ${sample(23)}`, `sntryu_${'0'.repeat(64)}`, `sntryu_${sampleHex(63)}`],
    },
  },
  {
    id: 'secret/dynatrace/token',
    entity: 'DYNATRACE_TOKEN',
    pattern: /(?<![A-Za-z0-9])dt0[a-z]\d{2}\.[A-Z2-7]{24}\.[A-Z2-7]{64}(?![A-Za-z0-9])/u,
    score: 0.97,
    source:
      'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
    cases: {
      match: [
        `dt0c01.${sample(24, 'Q3ZT7KXW')}.${sample(64, 'Q3ZT7KXW')}`,
        `DYNATRACE_TOKEN="dt0c01.${sample(24, 'Q3ZT7KXW')}.${sample(64, 'Q3ZT7KXW')}"`,
      ],
      ignore: [
        `dt0c01.${sample(24, 'Q3ZT7KXW')}.${sample(63, 'Q3ZT7KXW')}`,
        `dt0c01.${'X'.repeat(24)}.${'X'.repeat(64)}`,
      ],
    },
  },
  {
    id: 'secret/posthog/personal-key',
    entity: 'POSTHOG_KEY',
    pattern: /(?<![A-Za-z0-9])phx_[A-Za-z0-9]{40,52}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://posthog.com/docs/api#authentication',
    cases: {
      match: [`phx_${sample(47)}`, `POSTHOG_PERSONAL_API_KEY=phx_${sample(43)}`],
      ignore: [`phx_${sample(39)}`, `phc_${sample(43)}`, `phx_${'x'.repeat(47)}`],
    },
  },
];

/** CRC-32 of what stands before it, in hexadecimal digits, its lowest byte first. */
function grafanaChecksum(key: string): string {
  const checksum = crc32(key);
  return [0, 8, 16, 24].map((shift) => ((checksum >>> shift) & 0xff).toString(16).padStart(2, '0')).join('');
}

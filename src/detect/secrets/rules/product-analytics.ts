import { assignedTo } from '../assigned-to.ts';
import { acceptWithDigit } from '../random-token.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Keys of services that measure how products are used and where they fail. */
export const productAnalyticsRules: readonly SecretRule[] = [
  {
    id: 'secret/honeycomb/key',
    entity: 'HONEYCOMB_KEY',
    pattern: /(?<![A-Za-z0-9])hc[a-z](?:ik|mk)_[a-z0-9]{58}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
    cases: {
      match: [`hcaik_${sample(58, 'k3y9dq7x')}`, `HONEYCOMB_KEY="hcaik_${sample(58, 'k3y9dq7x')}"`],
      ignore: [`hcaik_${sample(57, 'k3y9dq7x')}`, `hcaik_${'x'.repeat(58)}`],
    },
  },
  {
    id: 'secret/honeycomb/legacy-key',
    entity: 'HONEYCOMB_KEY',
    ...assignedTo(/honeycomb|x-honeycomb-team(?=[":])/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
    cases: {
      match: [`HONEYCOMB_API_KEY=${sampleHex(32)}`, `"honeycomb_key": "${sampleHex(32)}"`],
      ignore: [`HONEYCOMB_API_KEY=${sampleHex(31)}`, 'HONEYCOMB_API_KEY=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/rollbar/token',
    entity: 'ROLLBAR_TOKEN',
    ...assignedTo(/rollbar/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://docs.rollbar.com/reference/access-tokens',
    cases: {
      match: [`ROLLBAR_ACCESS_TOKEN=${sampleHex(32)}`, `"rollbar_token": "${sampleHex(32)}"`],
      ignore: [
        `ROLLBAR_ACCESS_TOKEN=${sampleHex(31)}`,
        'ROLLBAR_ACCESS_TOKEN=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/mixpanel/secret',
    entity: 'MIXPANEL_SECRET',
    ...assignedTo(/mixpanel/u, /[0-9a-f]{32}/u),
    score: 0.85,
    severity: 'HIGH',
    source: 'https://developer.mixpanel.com/reference/authentication',
    cases: {
      match: [`MIXPANEL_API_SECRET=${sampleHex(32)}`, `"mixpanel_token": "${sampleHex(32)}"`],
      ignore: [
        `MIXPANEL_API_SECRET=${sampleHex(31)}`,
        'MIXPANEL_API_SECRET=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/amplitude/secret',
    entity: 'AMPLITUDE_SECRET',
    ...assignedTo(/amplitude/u, /[0-9a-f]{32}/u),
    score: 0.85,
    severity: 'HIGH',
    source: 'https://amplitude.com/docs/apis/authentication',
    cases: {
      match: [`AMPLITUDE_SECRET_KEY=${sampleHex(32)}`, `"amplitude_api_key": "${sampleHex(32)}"`],
      ignore: [
        `AMPLITUDE_SECRET_KEY=${sampleHex(31)}`,
        'AMPLITUDE_SECRET_KEY=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/segment/token',
    entity: 'SEGMENT_TOKEN',
    pattern: /(?<![A-Za-z0-9])sgp_[A-Za-z0-9]{60,64}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.segmentapis.com/tag/Getting-Started',
    cases: {
      match: [`sgp_${sample(64)}`, `SEGMENT_TOKEN="sgp_${sample(64)}"`],
      ignore: [`sgp_${sample(59)}`, `sgp_${'x'.repeat(64)}`],
    },
  },
  {
    id: 'secret/statsig/secret-key',
    entity: 'STATSIG_KEY',
    pattern: /(?<![A-Za-z0-9])secret-[A-Za-z0-9]{43,46}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.85,
    source: 'https://docs.statsig.com/access-management/api-keys',
    cases: {
      match: [`secret-${sample(46)}`, `STATSIG_KEY="secret-${sample(46)}"`],
      ignore: [`secret-${sample(42)}`, `secret-${'x'.repeat(46)}`],
    },
  },
  {
    id: 'secret/bugsnag/token',
    entity: 'BUGSNAG_TOKEN',
    ...assignedTo(/bugsnag/u, /[0-9a-f]{32}/u),
    score: 0.85,
    severity: 'MEDIUM',
    source: 'https://bugsnagapiv2.docs.apiary.io/#introduction/authentication',
    cases: {
      match: [`BUGSNAG_AUTH_TOKEN=${sampleHex(32)}`, `"bugsnag_api_key": "${sampleHex(32)}"`],
      ignore: [`BUGSNAG_AUTH_TOKEN=${sampleHex(31)}`, 'BUGSNAG_AUTH_TOKEN=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
];

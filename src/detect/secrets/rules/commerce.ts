import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Keys of payment providers and shops. */
export const commerceRules: readonly SecretRule[] = [
  {
    id: 'secret/stripe/live-key',
    entity: 'STRIPE_KEY',
    opener: /(?<![A-Za-z0-9])(?:sk|rk)_live_[A-Za-z0-9]{16}/u,
    body: /[A-Za-z0-9]/u,
    lengthMax: 320,
    score: 0.97,
    source: 'https://docs.stripe.com/keys',
    cases: {
      match: [`sk_live_${sample(24)}`, `rk_live_${sample(99)}`],
      ignore: [`sk_live_${sample(15)}`, `pk_live_${sample(24)}`, `sk_live_${'x'.repeat(24)}`, 'sk_live_...'],
    },
  },
  {
    id: 'secret/stripe/test-key',
    entity: 'STRIPE_KEY',
    opener: /(?<![A-Za-z0-9])(?:sk|rk)_test_[A-Za-z0-9]{16}/u,
    body: /[A-Za-z0-9]/u,
    lengthMax: 320,
    score: 0.6,
    severity: 'MEDIUM',
    source: 'https://docs.stripe.com/keys#test-live-modes',
    cases: {
      match: [`sk_test_${sample(24)}`, `STRIPE_KEY="sk_test_${sample(24)}"`],
      ignore: [`sk_test_${sample(15)}`, `pk_test_${sample(24)}`, `sk_test_${'x'.repeat(24)}`],
    },
  },
  {
    id: 'secret/stripe/webhook-secret',
    entity: 'STRIPE_WEBHOOK_SECRET',
    pattern: /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/]{24,96}={0,2}(?![A-Za-z0-9+/])/u,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://docs.stripe.com/webhooks/signature; Standard Webhooks, section "Secrets"',
    cases: {
      match: [`whsec_${sample(32)}`, `whsec_${sample(43)}=`],
      ignore: [`whsec_${sample(23)}`, `whsec_${'x'.repeat(32)}`, 'whsec_...'],
    },
  },
  {
    id: 'secret/square/token',
    entity: 'SQUARE_TOKEN',
    pattern: /(?<![A-Za-z0-9])(?:sq0[a-z]{3}-[A-Za-z0-9_-]{22,43}|EAAA[A-Za-z0-9_-]{60})(?![A-Za-z0-9_-])/u,
    score: 0.9,
    source: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    cases: {
      match: [`sq0atp-${sample(22)}`, `sq0csp-${sample(43)}`, `EAAA${sample(60)}`],
      ignore: [`sq0atp-${sample(21)}`, `sq0csp-${'x'.repeat(43)}`, `EAAA${sample(59)}`],
    },
  },
  {
    id: 'secret/shopify/token',
    entity: 'SHOPIFY_TOKEN',
    pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss|tka)_[A-Fa-f0-9]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens',
    cases: {
      match: [`shpat_${sampleHex(32)}`, `shpss_${sampleHex(32)}`],
      ignore: [`shpat_${sampleHex(31)}`, `shpat_${'0'.repeat(32)}`, `shpxx_${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/braintree/access-token',
    entity: 'BRAINTREE_TOKEN',
    pattern: /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens',
    cases: {
      match: [
        `access_token$production$${sample(16, 'k3y9dq7x')}$${sampleHex(32)}`,
        `token: access_token$sandbox$${sample(16, 'k3y9dq7x')}$${sampleHex(32)}`,
      ],
      ignore: [
        `access_token$production$${sample(15, 'k3y9dq7x')}$${sampleHex(32)}`,
        `access_token$production$${'x'.repeat(16)}$${sampleHex(32)}`,
      ],
    },
  },
];

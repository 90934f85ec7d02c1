import { assignedTo } from '../assigned-to.ts';
import { acceptMixed, acceptWithDigit } from '../random-token.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Keys of payment, shipping and exchange services, beside those in `commerce`. */
export const paymentsRules: readonly SecretRule[] = [
  {
    id: 'secret/paypal/client-secret',
    entity: 'PAYPAL_SECRET',
    ...assignedTo(/paypal/u, /E[A-Za-z0-9_-]{79}/u),
    score: 0.95,
    source: 'https://developer.paypal.com/api/rest/authentication/',
    cases: {
      match: [`PAYPAL_CLIENT_SECRET=E${sample(79)}`, `"paypal_secret": "E${sample(79)}"`],
      ignore: [`PAYPAL_CLIENT_SECRET=E${sample(78)}`, 'PAYPAL_CLIENT_SECRET=your-key-goes-here', `ref=E${sample(79)}`],
    },
  },
  {
    id: 'secret/adyen/api-key',
    entity: 'ADYEN_API_KEY',
    opener: /(?<![A-Za-z0-9])AQE[a-z]hm[A-Za-z0-9+/]{40}/u,
    body: /[A-Za-z0-9+/=_-]/u,
    lengthMax: 512,
    score: 0.9,
    source: 'https://docs.adyen.com/development-resources/api-credentials/',
    cases: {
      match: [`AQEyhm${sample(90)}==-${sample(44)}=-${sample(16)}`, `x-api-key: AQEphm${sample(120)}`],
      ignore: [`AQEyhm${sample(39)}`, `AQEyhm${'x'.repeat(90)}`],
    },
  },
  {
    id: 'secret/razorpay/key-secret',
    entity: 'RAZORPAY_SECRET',
    ...assignedTo(/razorpay(?:[_ -]?key)?/u, /[A-Za-z0-9]{24}/u),
    score: 0.85,
    source: 'https://razorpay.com/docs/api/authentication/',
    cases: {
      match: [`RAZORPAY_KEY_SECRET=${sample(24)}`, `"razorpay_secret": "${sample(24)}"`],
      ignore: [`RAZORPAY_KEY_SECRET=${sample(23)}`, 'RAZORPAY_KEY_SECRET=your-key-goes-here', `ref=${sample(24)}`],
    },
  },
  {
    id: 'secret/plaid/access-token',
    entity: 'PLAID_TOKEN',
    pattern:
      /(?<![A-Za-z0-9])access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://plaid.com/docs/api/tokens/',
    cases: {
      match: [`access-production-${UUID}`, `{"access_token":"access-sandbox-${UUID}"}`],
      ignore: [
        `access-production-${UUID.slice(1)}`,
        'access-sandbox-00000000-0000-0000-0000-000000000000',
        `access-control-${UUID}`,
      ],
    },
  },
  {
    id: 'secret/plaid/secret',
    entity: 'PLAID_SECRET',
    ...assignedTo(/plaid/u, /[0-9a-f]{30}/u),
    score: 0.85,
    source: 'https://plaid.com/docs/api/#api-access',
    cases: {
      match: [`PLAID_SECRET=${sampleHex(30)}`, `"plaid_client_secret": "${sampleHex(30)}"`],
      ignore: [`PLAID_SECRET=${sampleHex(29)}`, 'PLAID_SECRET=your-key-goes-here', `ref=${sampleHex(30)}`],
    },
  },
  {
    id: 'secret/flutterwave/secret-key',
    entity: 'FLUTTERWAVE_KEY',
    pattern: /(?<![A-Za-z0-9])FLWSECK(?:_TEST)?-[0-9a-f]{12}(?:[0-9a-f]{20}-X)?(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://developer.flutterwave.com/v3.0/docs/authentication',
    cases: {
      match: [`FLWSECK-${sampleHex(32)}-X`, `FLWSECK_TEST-${sampleHex(12)}`],
      ignore: [`FLWSECK-${sampleHex(31)}-X`, `FLWPUBK-${sampleHex(32)}-X`, `FLWSECK_TEST-${'0'.repeat(32)}-X`],
    },
  },
  {
    id: 'secret/paystack/secret-key',
    entity: 'PAYSTACK_KEY',
    ...assignedTo(/paystack/u, /sk_(?:live|test)_[0-9a-f]{40}/u),
    score: 0.97,
    source: 'https://paystack.com/docs/api/authentication/',
    cases: {
      match: [`PAYSTACK_SECRET_KEY=sk_live_${sampleHex(40)}`, `"paystack_key": "sk_live_${sampleHex(40)}"`],
      ignore: [
        `PAYSTACK_SECRET_KEY=sk_live_${sampleHex(39)}`,
        'PAYSTACK_SECRET_KEY=your-key-goes-here',
        `ref=sk_live_${sampleHex(40)}`,
      ],
    },
  },
  {
    id: 'secret/mollie/api-key',
    entity: 'MOLLIE_API_KEY',
    pattern: /(?<![A-Za-z0-9])(?:live|test)_[A-Za-z0-9]{30}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.85,
    source: 'https://docs.mollie.com/reference/authentication',
    cases: {
      match: [`live_${sample(30)}`, `MOLLIE_API_KEY="live_${sample(30)}"`],
      ignore: [`live_${sample(29)}`, `live_${'x'.repeat(30)}`, 'test_initializationOfTheRepositoryA'],
    },
  },
  {
    id: 'secret/gocardless/token',
    entity: 'GOCARDLESS_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])(?:live|sandbox)_[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])/u,
    accept: acceptMixed,
    score: 0.85,
    source: 'https://developer.gocardless.com/api-reference/#making-requests-authentication',
    cases: {
      match: [`live_${sample(40)}`, `GOCARDLESS_TOKEN="live_${sample(40)}"`],
      ignore: [`live_${sample(39)}`, `live_${'x'.repeat(40)}`, 'live_preview_of_the_documentation_pages_v2'],
    },
  },
  {
    id: 'secret/checkout/secret-key',
    entity: 'CHECKOUT_KEY',
    pattern: /(?<![A-Za-z0-9_-])sk_(?:sbox_)?[a-z2-7]{26}[a-z2-7*#$=](?![A-Za-z0-9_])/u,
    accept: acceptWithDigit,
    score: 0.9,
    source: 'https://www.checkout.com/docs/developer-resources/api/authentication',
    cases: {
      match: [`sk_${sample(26, 'k3y5dq7x')}*`, `CKO_KEY=sk_sbox_${sample(27, 'k3y5dq7x')}`],
      ignore: [`sk_${sample(25, 'k3y5dq7x')}`, `sk_${'x'.repeat(27)}`, 'sk_internationalizationhelpers'],
    },
  },
  {
    id: 'secret/paddle/api-key',
    entity: 'PADDLE_API_KEY',
    pattern: /(?<![A-Za-z0-9])pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developer.paddle.com/api-reference/about/api-keys',
    cases: {
      match: [
        `pdl_live_apikey_${sample(26, 'k3y9dq7x')}_${sample(22)}_${sample(3)}`,
        `pdl_sdbx_apikey_${sample(26, 'k3y9dq7x')}_${sample(22)}_${sample(3)}`,
      ],
      ignore: [
        `pdl_live_apikey_${sample(25, 'k3y9dq7x')}_${sample(22)}_${sample(3)}`,
        `pdl_live_apikey_${'x'.repeat(26)}_${sample(22)}_${sample(3)}`,
      ],
    },
  },
  {
    id: 'secret/paddle/webhook-secret',
    entity: 'PADDLE_WEBHOOK_SECRET',
    pattern: /(?<![A-Za-z0-9])pdl_ntfset_[a-z0-9]{26}_[A-Za-z0-9+/]{32}(?![A-Za-z0-9+/])/u,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://developer.paddle.com/webhooks/signature-verification',
    cases: {
      match: [
        `pdl_ntfset_${sample(26, 'k3y9dq7x')}_${sample(32)}`,
        `PADDLE_WEBHOOK_SECRET="pdl_ntfset_${sample(26, 'k3y9dq7x')}_${sample(32)}"`,
      ],
      ignore: [
        `pdl_ntfset_${sample(26, 'k3y9dq7x')}_${sample(31)}`,
        `pdl_ntfset_${sample(26, 'k3y9dq7x')}_${'x'.repeat(32)}`,
      ],
    },
  },
  {
    id: 'secret/sumup/secret-key',
    entity: 'SUMUP_KEY',
    pattern: /(?<![A-Za-z0-9])sup_sk_[A-Za-z0-9]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developer.sumup.com/tools/authorization/api-keys',
    cases: {
      match: [`sup_sk_${sample(32)}`, `SUMUP_KEY="sup_sk_${sample(32)}"`],
      ignore: [`sup_sk_${sample(31)}`, `sup_sk_${'x'.repeat(32)}`],
    },
  },
  {
    id: 'secret/woocommerce/key',
    entity: 'WOOCOMMERCE_KEY',
    pattern: /(?<![A-Za-z0-9])c[ks]_[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication',
    cases: {
      match: [`cs_${sampleHex(40)}`, `WOOCOMMERCE_KEY="cs_${sampleHex(40)}"`],
      ignore: [`cs_${sampleHex(39)}`, `cs_${'0'.repeat(40)}`],
    },
  },
  {
    id: 'secret/xendit/secret-key',
    entity: 'XENDIT_KEY',
    pattern: /(?<![A-Za-z0-9])xnd_(?:production|development)_[A-Za-z0-9]{40,64}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.xendit.co/docs/api-keys',
    cases: {
      match: [`xnd_production_${sample(64)}`, `XENDIT_KEY="xnd_production_${sample(64)}"`],
      ignore: [`xnd_production_${sample(39)}`, `xnd_production_${'x'.repeat(64)}`],
    },
  },
  {
    id: 'secret/midtrans/server-key',
    entity: 'MIDTRANS_KEY',
    pattern: /(?<![A-Za-z0-9_-])(?:SB-)?Mid-server-[A-Za-z0-9_-]{24}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.midtrans.com/docs/midtrans-account',
    cases: {
      match: [`Mid-server-${sample(24)}`, `MIDTRANS_KEY="Mid-server-${sample(24)}"`],
      ignore: [`Mid-server-${sample(23)}`, `Mid-server-${'x'.repeat(24)}`],
    },
  },
  {
    id: 'secret/omise/secret-key',
    entity: 'OMISE_KEY',
    pattern: /(?<![A-Za-z0-9])skey_(?:test_)?[a-z0-9]{19}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.95,
    source: 'https://docs.omise.co/api-authentication',
    cases: {
      match: [`skey_${sample(19, 'k3y9dq7x')}`, `OMISE_KEY="skey_${sample(19, 'k3y9dq7x')}"`],
      ignore: [`skey_${sample(18, 'k3y9dq7x')}`, `skey_${'x'.repeat(19)}`],
    },
  },
];

import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = `${sampleHex(8)}-a1b2-4c3d-8e5f-${sampleHex(12)}`;

/** Keys of hosting and database platforms. */
export const hostingRules: readonly SecretRule[] = [
  {
    id: 'secret/digitalocean/token',
    entity: 'DIGITALOCEAN_TOKEN',
    pattern: /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}(?![A-Za-z0-9])/u,
    score: 0.97,
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    cases: {
      match: [`dop_v1_${sampleHex(64)}`, `doo_v1_${sampleHex(64)}`],
      ignore: [`dop_v1_${sampleHex(63)}`, `dop_v1_${'0'.repeat(64)}`, `dox_v1_${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/heroku/api-key',
    entity: 'HEROKU_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])HRKU-[A-Za-z0-9_-]{36,64}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://devcenter.heroku.com/articles/authentication',
    cases: {
      match: [`HRKU-AA${sample(58)}`, `HRKU-${UUID}`],
      ignore: [`HRKU-${sample(35)}`, `HRKU-${'x'.repeat(60)}`],
    },
  },
  {
    id: 'secret/heroku/legacy-api-key',
    entity: 'HEROKU_API_KEY',
    pattern:
      /heroku[_ .-]?(?:api[_ .-]?)?(?:key|token)["'`\]\\]{0,3}\s{0,3}(?::=|=>|=|:)\s{0,3}["'`\\]{0,2}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/iu,
    score: 0.85,
    source: 'https://devcenter.heroku.com/articles/authentication',
    cases: {
      match: [`HEROKU_API_KEY=${UUID}`, `heroku api token: "${UUID}"`],
      ignore: [
        `HEROKU_APP_ID=${UUID}`,
        `HEROKU_API_KEY=${UUID.slice(1)}`,
        'HEROKU_API_KEY=00000000-0000-0000-0000-000000000000',
      ],
    },
  },
  {
    id: 'secret/cloudflare/origin-ca-key',
    entity: 'CLOUDFLARE_KEY',
    pattern: /(?<![A-Za-z0-9])v1\.0-[0-9a-f]{24}-[0-9a-f]{146}(?![A-Za-z0-9])/u,
    score: 0.97,
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    cases: {
      match: [`v1.0-${sampleHex(24)}-${sampleHex(146)}`, `CLOUDFLARE_KEY="v1.0-${sampleHex(24)}-${sampleHex(146)}"`],
      ignore: [`v1.0-${sampleHex(24)}-${sampleHex(145)}`, `v1.0-${'0'.repeat(24)}-${sampleHex(146)}`],
    },
  },
  {
    id: 'secret/cloudflare/api-token',
    entity: 'CLOUDFLARE_KEY',
    pattern:
      /(?:cloudflare|(?<![A-Za-z])cf)[_ .-](?:global[_ .-])?(?:api[_ .-])?(?:token|key)["'`\]\\]{0,3}\s{0,3}(?::=|=>|=|:)\s{0,3}["'`\\]{0,2}[A-Za-z0-9_-]{37,40}(?![A-Za-z0-9_-])/iu,
    score: 0.9,
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
    cases: {
      match: [`CLOUDFLARE_API_TOKEN=${sample(40)}`, `CF_API_KEY: "${sampleHex(37)}"`],
      ignore: [
        `CLOUDFLARE_ZONE_ID=${sampleHex(32)}`,
        `CLOUDFLARE_API_TOKEN=${sample(30)}`,
        `CF_API_KEY=${'x'.repeat(37)}`,
      ],
    },
  },
  {
    id: 'secret/fly/token',
    entity: 'FLY_TOKEN',
    opener: /(?<![A-Za-z0-9])(?:fm[12][ar]?_|fo1_)[A-Za-z0-9+/_-]{36}/u,
    body: /[A-Za-z0-9+/=_-]/u,
    lengthMax: 2_048,
    score: 0.9,
    source: 'https://fly.io/docs/security/tokens/',
    cases: {
      match: [`FlyV1 fm2_${sample(200)}==`, `fo1_${sample(43)}`],
      ignore: [`fm2_${sample(35)}`, `fm2_${'x'.repeat(100)}`],
    },
  },
  {
    id: 'secret/netlify/token',
    entity: 'NETLIFY_TOKEN',
    pattern: /(?<![A-Za-z0-9])nf[cpu]_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.netlify.com/api/get-started/#authentication',
    cases: {
      match: [`nfp_${sample(36)}`, `NETLIFY_AUTH_TOKEN=nfc_${sample(36)}`],
      ignore: [`nfp_${sample(35)}`, `nfp_${'x'.repeat(36)}`],
    },
  },
  {
    id: 'secret/supabase/key',
    entity: 'SUPABASE_KEY',
    pattern: /(?<![A-Za-z0-9])(?:sbp_[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{31})(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://supabase.com/docs/guides/api/api-keys',
    cases: {
      match: [`sbp_${sampleHex(40)}`, `sb_secret_${sample(31)}`],
      ignore: [`sbp_${sampleHex(39)}`, `sb_publishable_${sample(31)}`, `sb_secret_${'x'.repeat(31)}`],
    },
  },
  {
    id: 'secret/planetscale/token',
    entity: 'PLANETSCALE_TOKEN',
    pattern: /(?<![A-Za-z0-9])pscale_(?:tkn|pw|oauth)_[A-Za-z0-9=._-]{32,64}(?![A-Za-z0-9=_-])/u,
    score: 0.95,
    source: 'https://planetscale.com/docs/concepts/service-tokens',
    cases: {
      match: [`pscale_tkn_${sample(43)}`, `pscale_pw_${sample(43)}`],
      ignore: [`pscale_tkn_${sample(31)}`, `pscale_pw_${'x'.repeat(43)}`],
    },
  },
  {
    id: 'secret/databricks/token',
    entity: 'DATABRICKS_TOKEN',
    pattern: /(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?:-\d)?(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
    cases: {
      match: [`dapi${sampleHex(32)}`, `dapi${sampleHex(32)}-2`],
      ignore: [`dapi${sampleHex(31)}`, `dapi${'0'.repeat(32)}`],
    },
  },
];

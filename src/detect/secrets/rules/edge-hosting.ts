import { assignedTo } from '../assigned-to.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Tokens of platforms that host sites, functions and tunnels, beside those in `hosting`. */
export const edgeHostingRules: readonly SecretRule[] = [
  {
    id: 'secret/render/api-key',
    entity: 'RENDER_API_KEY',
    pattern: /(?<![A-Za-z0-9])rnd_[A-Za-z0-9]{28,32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://render.com/docs/api#1-create-an-api-key',
    cases: {
      match: [`rnd_${sample(32)}`, `RENDER_API_KEY="rnd_${sample(32)}"`],
      ignore: [`rnd_${sample(27)}`, `rnd_${'x'.repeat(32)}`],
    },
  },
  {
    id: 'secret/railway/token',
    entity: 'RAILWAY_TOKEN',
    ...assignedTo(/railway/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://docs.railway.com/guides/public-api',
    cases: {
      match: [`RAILWAY_TOKEN=${UUID}`, `"railway_api_token": "${UUID}"`],
      ignore: [`RAILWAY_TOKEN=${UUID.slice(1)}`, 'RAILWAY_TOKEN=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/vercel/legacy-token',
    entity: 'VERCEL_TOKEN',
    ...assignedTo(/vercel|(?<![A-Za-z])zeit/u, /[A-Za-z0-9]{24}/u),
    score: 0.85,
    source: 'https://vercel.com/docs/rest-api#authentication',
    cases: {
      match: [`VERCEL_TOKEN=${sample(24)}`, `"vercelToken": "${sample(24)}"`],
      ignore: [`VERCEL_TOKEN=${sample(23)}`, 'VERCEL_TOKEN=your-key-goes-here', `ref=${sample(24)}`],
    },
  },
  {
    id: 'secret/vercel/token',
    entity: 'VERCEL_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])vc[piar]_[A-Za-z0-9_-]{56}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://vercel.com/docs/rest-api#authentication',
    cases: {
      match: [`vcp_${sample(56)}`, `VERCEL_TOKEN="vcp_${sample(56)}"`],
      ignore: [`vcp_${sample(55)}`, `vcp_${'x'.repeat(56)}`],
    },
  },
  {
    id: 'secret/deno/deploy-token',
    entity: 'DENO_DEPLOY_TOKEN',
    pattern: /(?<![A-Za-z0-9])dd[opw]_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.deno.com/deploy/manual/deployctl/',
    cases: {
      match: [`ddp_${sample(36)}`, `DENO_DEPLOY_TOKEN="ddp_${sample(36)}"`],
      ignore: [`ddp_${sample(35)}`, `ddp_${'x'.repeat(36)}`],
    },
  },
  {
    id: 'secret/fastly/token',
    entity: 'FASTLY_TOKEN',
    ...assignedTo(/fastly/u, /[A-Za-z0-9_-]{32}/u),
    score: 0.85,
    source: 'https://www.fastly.com/documentation/reference/api/auth-tokens/',
    cases: {
      match: [`FASTLY_API_TOKEN=${sample(32)}`, `"Fastly-Key": "${sample(32)}"`],
      ignore: [`FASTLY_API_TOKEN=${sample(31)}`, 'FASTLY_API_TOKEN=your-key-goes-here', `ref=${sample(32)}`],
    },
  },
  {
    id: 'secret/akamai/edgegrid-token',
    entity: 'AKAMAI_TOKEN',
    pattern: /(?<![A-Za-z0-9])akab-[a-z0-9]{16}-[a-z0-9]{16}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials',
    cases: {
      match: [
        `client_token = akab-${sample(16, 'k3y9dq7x')}-${sample(16, 'k3y9dq7x')}`,
        `access_token = akab-${sampleHex(16)}-${sampleHex(16)}`,
      ],
      ignore: [`akab-${sampleHex(16)}-${sampleHex(15)}`, `akab-${'x'.repeat(16)}-${'x'.repeat(16)}`],
    },
  },
  {
    id: 'secret/ngrok/token',
    entity: 'NGROK_TOKEN',
    ...assignedTo(/ngrok/u, /[A-Za-z0-9]{27}_[A-Za-z0-9]{20,22}/u),
    score: 0.85,
    source: 'https://ngrok.com/docs/agent/#authtokens',
    cases: {
      match: [`NGROK_AUTH_TOKEN=${sample(27)}_${sample(21)}`, `"ngrok authtoken": "${sample(27)}_${sample(21)}"`],
      ignore: [
        `NGROK_AUTH_TOKEN=${sample(26)}_${sample(21)}`,
        'NGROK_AUTH_TOKEN=your-key-goes-here',
        `ref=${sample(27)}_${sample(21)}`,
      ],
    },
  },
  {
    id: 'secret/defined-networking/token',
    entity: 'DEFINED_TOKEN',
    pattern: /(?<![A-Za-z0-9])dnkey-[A-Z0-9]{26}-[A-Z0-9]{52}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.defined.net/guides/automating-host-creation/',
    cases: {
      match: [
        `dnkey-${sample(26, 'Q3ZT7KXW')}-${sample(52, 'Q3ZT7KXW')}`,
        `DEFINED_TOKEN="dnkey-${sample(26, 'Q3ZT7KXW')}-${sample(52, 'Q3ZT7KXW')}"`,
      ],
      ignore: [
        `dnkey-${sample(26, 'Q3ZT7KXW')}-${sample(51, 'Q3ZT7KXW')}`,
        `dnkey-${sample(26, 'Q3ZT7KXW')}-${'X'.repeat(52)}`,
      ],
    },
  },
  {
    id: 'secret/netbird/token',
    entity: 'NETBIRD_TOKEN',
    pattern: /(?<![A-Za-z0-9])nbp_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.netbird.io/how-to/access-netbird-public-api',
    cases: {
      match: [`nbp_${sample(36)}`, `NETBIRD_TOKEN="nbp_${sample(36)}"`],
      ignore: [`nbp_${sample(35)}`, `nbp_${'x'.repeat(36)}`],
    },
  },
  {
    id: 'secret/scalingo/token',
    entity: 'SCALINGO_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])tk-us-[A-Za-z0-9_-]{48}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://developers.scalingo.com/#authentication',
    cases: {
      match: [`tk-us-${sample(48)}`, `SCALINGO_TOKEN="tk-us-${sample(48)}"`],
      ignore: [`tk-us-${sample(47)}`, `tk-us-${'x'.repeat(48)}`],
    },
  },
];

import { assignedTo } from '../assigned-to.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** API keys of search, tracing, data and sandbox services that agents use. */
export const aiToolsRules: readonly SecretRule[] = [
  {
    id: 'secret/tavily/api-key',
    entity: 'TAVILY_API_KEY',
    pattern: /(?<![A-Za-z0-9])tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.tavily.com/documentation/quickstart',
    cases: {
      match: [`tvly-dev-${sample(32)}`, `TAVILY_API_KEY="tvly-dev-${sample(32)}"`],
      ignore: [`tvly-dev-${sample(31)}`, `tvly-dev-${'x'.repeat(32)}`],
    },
  },
  {
    id: 'secret/firecrawl/api-key',
    entity: 'FIRECRAWL_API_KEY',
    pattern: /(?<![A-Za-z0-9])fc-[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.firecrawl.dev/introduction',
    cases: {
      match: [`fc-${sampleHex(32)}`, `FIRECRAWL_API_KEY="fc-${sampleHex(32)}"`],
      ignore: [`fc-${sampleHex(31)}`, `fc-${'0'.repeat(32)}`],
    },
  },
  {
    id: 'secret/weights-and-biases/api-key',
    entity: 'WANDB_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])wandb_v1_[A-Za-z0-9_-]{64,77}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.wandb.ai/support/find_api_key',
    cases: {
      match: [`wandb_v1_${sample(77)}`, `WANDB_API_KEY="wandb_v1_${sample(77)}"`],
      ignore: [`wandb_v1_${sample(63)}`, `wandb_v1_${'x'.repeat(77)}`],
    },
  },
  {
    id: 'secret/weights-and-biases/legacy-api-key',
    entity: 'WANDB_API_KEY',
    ...assignedTo(/wandb/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://docs.wandb.ai/support/find_api_key',
    cases: {
      match: [`WANDB_API_KEY=${sampleHex(40)}`, `"wandb api key": "${sampleHex(40)}"`],
      ignore: [`WANDB_API_KEY=${sampleHex(39)}`, 'WANDB_API_KEY=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/exa/api-key',
    entity: 'EXA_API_KEY',
    ...assignedTo(/(?<![A-Za-z])exa/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://docs.exa.ai/reference/getting-started',
    cases: {
      match: [`EXA_API_KEY=${UUID}`, `"exaApiKey": "${UUID}"`],
      ignore: [`EXA_API_KEY=${UUID.slice(1)}`, 'EXA_API_KEY=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/serpapi/api-key',
    entity: 'SERPAPI_API_KEY',
    ...assignedTo(/serp[_ -]?api/u, /[0-9a-f]{64}/u),
    score: 0.85,
    source: 'https://serpapi.com/search-api#api-parameters',
    cases: {
      match: [`SERPAPI_API_KEY=${sampleHex(64)}`, `"serpapi_key": "${sampleHex(64)}"`],
      ignore: [`SERPAPI_API_KEY=${sampleHex(63)}`, 'SERPAPI_API_KEY=your-key-goes-here', `ref=${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/jina/api-key',
    entity: 'JINA_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])jina_[0-9a-f]{32}[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://jina.ai/reader#apiform',
    cases: {
      match: [`jina_${sampleHex(32)}${sample(28)}`, `JINA_API_KEY="jina_${sampleHex(32)}${sample(28)}"`],
      ignore: [`jina_${sampleHex(32)}${sample(27)}`, `jina_${sampleHex(32)}${'x'.repeat(28)}`],
    },
  },
  {
    id: 'secret/langfuse/secret-key',
    entity: 'LANGFUSE_SECRET_KEY',
    pattern: /(?<![A-Za-z0-9])sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://langfuse.com/docs/observability/sdk/overview',
    cases: {
      match: [`sk-lf-${UUID}`, `LANGFUSE_SECRET_KEY="sk-lf-${UUID}"`],
      ignore: [`sk-lf-${UUID.slice(0, -1)}`, 'sk-lf-00000000-0000-0000-0000-000000000000', `pk-lf-${UUID}`],
    },
  },
  {
    id: 'secret/helicone/api-key',
    entity: 'HELICONE_API_KEY',
    pattern: /(?<![A-Za-z0-9])sk-helicone-(?:[a-z0-9]{2}-)?(?:[a-z0-9]{7}-){3}[a-z0-9]{7}(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://docs.helicone.ai/helicone-headers/helicone-auth',
    cases: {
      match: [
        `sk-helicone-${'k3y9dq7-'.repeat(3)}k3y9dq7`,
        `Helicone-Auth: sk-helicone-eu-${'k3y9dq7-'.repeat(3)}k3y9dq7`,
      ],
      ignore: [`sk-helicone-${'k3y9dq7-'.repeat(2)}k3y9dq7`, `sk-helicone-${'xxxxxxx-'.repeat(3)}xxxxxxx`],
    },
  },
  {
    id: 'secret/e2b/api-key',
    entity: 'E2B_API_KEY',
    pattern: /(?<![A-Za-z0-9])e2b_[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://e2b.dev/docs/api-key',
    cases: {
      match: [`e2b_${sampleHex(40)}`, `E2B_API_KEY="e2b_${sampleHex(40)}"`],
      ignore: [`e2b_${sampleHex(39)}`, `e2b_${'0'.repeat(40)}`],
    },
  },
  {
    id: 'secret/apify/token',
    entity: 'APIFY_TOKEN',
    pattern: /(?<![A-Za-z0-9])apify_(?:api|proxy)_[A-Za-z0-9]{34,36}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.apify.com/platform/integrations/api',
    cases: {
      match: [`apify_api_${sample(36)}`, `APIFY_TOKEN="apify_api_${sample(36)}"`],
      ignore: [`apify_api_${sample(33)}`, `apify_api_${'x'.repeat(36)}`],
    },
  },
  {
    id: 'secret/browserbase/api-key',
    entity: 'BROWSERBASE_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])bb_live_[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.browserbase.com/introduction/getting-started',
    cases: {
      match: [`bb_live_${sample(27)}`, `BROWSERBASE_API_KEY="bb_live_${sample(27)}"`],
      ignore: [`bb_live_${sample(26)}`, `bb_live_${'x'.repeat(27)}`],
    },
  },
  {
    id: 'secret/vercel/ai-gateway-key',
    entity: 'VERCEL_AI_GATEWAY_KEY',
    pattern: /(?<![A-Za-z0-9_-])vck_[A-Za-z0-9_-]{56}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://vercel.com/docs/ai-gateway/authentication',
    cases: {
      match: [`vck_${sample(56)}`, `VERCEL_AI_GATEWAY_KEY="vck_${sample(56)}"`],
      ignore: [`vck_${sample(55)}`, `vck_${'x'.repeat(56)}`],
    },
  },
  {
    id: 'secret/prefect/api-key',
    entity: 'PREFECT_API_KEY',
    pattern: /(?<![A-Za-z0-9])pn[ub]_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys; gitleaks, prefect-api-token',
    cases: {
      match: [`pnu_${sample(36)}`, `PREFECT_API_KEY="pnu_${sample(36)}"`],
      ignore: [`pnu_${sample(35)}`, `pnu_${'x'.repeat(36)}`],
    },
  },
  {
    id: 'secret/serper/api-key',
    entity: 'SERPER_API_KEY',
    ...assignedTo(/serper(?:[_ .-]?dev)?/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://serper.dev/',
    cases: {
      match: [`SERPER_API_KEY=${sampleHex(40)}`, `"serperApiKey": "${sampleHex(40)}"`],
      ignore: [`SERPER_API_KEY=${sampleHex(39)}`, 'SERPER_API_KEY=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/rapidapi/key',
    entity: 'RAPIDAPI_KEY',
    ...assignedTo(/rapid[_ -]?api/u, /[a-z0-9]{10}msh[a-z0-9]{15}p1[a-z0-9]{6}jsn[a-z0-9]{12}/u),
    score: 0.95,
    source: 'https://docs.rapidapi.com/docs/keys',
    cases: {
      match: [
        `RAPIDAPI_KEY=${sample(10, 'k3y9dq7x')}msh${sample(15, 'k3y9dq7x')}p1${sampleHex(6)}jsn${sampleHex(12)}`,
        `"X-RapidAPI-Key": "${sample(10, 'k3y9dq7x')}msh${sample(15, 'k3y9dq7x')}p1${sampleHex(6)}jsn${sampleHex(12)}"`,
      ],
      ignore: [
        `RAPIDAPI_KEY=${sample(10, 'k3y9dq7x')}msh${sample(15, 'k3y9dq7x')}p1${sampleHex(6)}jsn${sampleHex(11)}`,
        'RAPIDAPI_KEY=your-key-goes-here',
        `ref=${sample(10, 'k3y9dq7x')}msh${sample(15, 'k3y9dq7x')}p1${sampleHex(6)}jsn${sampleHex(12)}`,
      ],
    },
  },
];

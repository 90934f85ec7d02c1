import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** API keys of model providers and of tools around them. */
export const aiProviderRules: readonly SecretRule[] = [
  {
    id: 'secret/openai/api-key',
    entity: 'OPENAI_API_KEY',
    opener: /(?<![A-Za-z0-9_-])sk-(?:(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20}|[A-Za-z0-9]{20})/u,
    body: /[A-Za-z0-9_-]/u,
    lengthMax: 512,
    score: 0.9,
    // `sk-` also begins the names of style sheets, which have neither digits nor capitals.
    accept: acceptRandom,
    source: 'https://platform.openai.com/docs/api-reference/authentication',
    cases: {
      match: [
        `sk-${sample(48)}`,
        `OPENAI_API_KEY=sk-proj-${sample(40)}_${sample(40)}-${sample(40)}`,
        `"sk-svcacct-${sample(60)}"`,
        `sk-${sampleHex(32)}`,
      ],
      ignore: [
        'sk-...',
        'sk-your-api-key-goes-right-here',
        `sk-${sample(19)}`,
        `sk-proj-${'x'.repeat(48)}`,
        'sk-toggleable__content',
        'sk-estimatordoclinkfitted',
        `risk-${sample(48)}`,
      ],
    },
  },
  {
    id: 'secret/anthropic/api-key',
    entity: 'ANTHROPIC_API_KEY',
    opener: /(?<![A-Za-z0-9_-])sk-ant-[A-Za-z0-9_-]{20}/u,
    body: /[A-Za-z0-9_-]/u,
    lengthMax: 512,
    score: 0.95,
    accept: acceptRandom,
    source: 'https://docs.claude.com/en/api/admin-api/apikeys/get-api-key',
    cases: {
      match: [`sk-ant-api03-${sample(93)}AA`, `x-api-key: sk-ant-admin01-${sample(86)}`],
      ignore: ['sk-ant-...', `sk-ant-api03-${'x'.repeat(93)}`, 'sk-ant-api03', 'sk-ant-your-key-goes-here-please'],
    },
  },
  {
    id: 'secret/openrouter/api-key',
    entity: 'OPENROUTER_API_KEY',
    pattern: /(?<![A-Za-z0-9])sk-or-v1-[0-9a-f]{64}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://openrouter.ai/docs/api-reference/authentication',
    cases: {
      match: [`sk-or-v1-${sampleHex(64)}`, `OPENROUTER_API_KEY="sk-or-v1-${sampleHex(64)}"`],
      ignore: [`sk-or-v1-${sampleHex(63)}`, `sk-or-v1-${'0'.repeat(64)}`, 'sk-or-v1-<your key>'],
    },
  },
  {
    id: 'secret/hugging-face/token',
    entity: 'HUGGING_FACE_TOKEN',
    pattern: /(?<![A-Za-z0-9])(?:hf_|api_org_)[A-Za-z0-9]{34}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://huggingface.co/docs/hub/security-tokens',
    cases: {
      match: [`hf_${sample(34, 'kQzYdWpx')}`, `HF_TOKEN=api_org_${sample(34, 'kQzYdWpx')}`],
      ignore: [`hf_${sample(33)}`, `hf_${'x'.repeat(34)}`, 'hf_hub_download(repo_id)'],
    },
  },
  {
    id: 'secret/groq/api-key',
    entity: 'GROQ_API_KEY',
    pattern: /(?<![A-Za-z0-9])gsk_[A-Za-z0-9]{52}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://console.groq.com/docs/quickstart',
    cases: {
      match: [`gsk_${sample(52)}`, `GROQ_API_KEY="gsk_${sample(52)}"`],
      ignore: [`gsk_${sample(51)}`, `gsk_${'x'.repeat(52)}`],
    },
  },
  {
    id: 'secret/perplexity/api-key',
    entity: 'PERPLEXITY_API_KEY',
    pattern: /(?<![A-Za-z0-9])pplx-[A-Za-z0-9]{48}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.perplexity.ai/getting-started/quickstart',
    cases: {
      match: [`pplx-${sample(48)}`, `PERPLEXITY_API_KEY="pplx-${sample(48)}"`],
      ignore: [`pplx-${sample(47)}`, `pplx-${'x'.repeat(48)}`, 'pplx-7b-online'],
    },
  },
  {
    id: 'secret/xai/api-key',
    entity: 'XAI_API_KEY',
    pattern: /(?<![A-Za-z0-9])xai-[A-Za-z0-9]{80}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.x.ai/docs/tutorial',
    cases: {
      match: [`xai-${sample(80)}`, `XAI_API_KEY="xai-${sample(80)}"`],
      ignore: [`xai-${sample(79)}`, `xai-${'X'.repeat(80)}`],
    },
  },
  {
    id: 'secret/replicate/api-token',
    entity: 'REPLICATE_API_TOKEN',
    pattern: /(?<![A-Za-z0-9])r8_[A-Za-z0-9]{37}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://replicate.com/docs/topics/security/api-tokens',
    cases: {
      match: [`r8_${sample(37)}`, `REPLICATE_API_TOKEN="r8_${sample(37)}"`],
      ignore: [`r8_${sample(36)}`, `r8_${'x'.repeat(37)}`],
    },
  },
  {
    id: 'secret/langsmith/api-key',
    entity: 'LANGSMITH_API_KEY',
    pattern: /(?<![A-Za-z0-9])lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.langchain.com/langsmith/create-account-api-key',
    cases: {
      match: [
        `lsv2_pt_${sampleHex(32)}_${sampleHex(10)}`,
        `LANGSMITH_API_KEY=lsv2_sk_${sampleHex(32)}_${sampleHex(10)}`,
      ],
      ignore: [`lsv2_pt_${sampleHex(32)}_${sampleHex(9)}`, `lsv2_pt_${'0'.repeat(32)}_${sampleHex(10)}`],
    },
  },
  {
    id: 'secret/pinecone/api-key',
    entity: 'PINECONE_API_KEY',
    pattern: /(?<![A-Za-z0-9_])pcsk_[A-Za-z0-9_]{50,80}(?![A-Za-z0-9_])/u,
    score: 0.95,
    source: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    cases: {
      match: [`pcsk_${sample(6)}_${sample(63)}`, `PINECONE_API_KEY="pcsk_${sample(6)}_${sample(63)}"`],
      ignore: [`pcsk_${sample(40)}`, `pcsk_${'x'.repeat(70)}`],
    },
  },
];

function acceptRandom(candidate: string): number {
  const isRandom =
    /\d/u.test(candidate.slice(8)) || (/[a-z]/u.test(candidate.slice(3)) && /[A-Z]/u.test(candidate.slice(3)));
  return isRandom && !isPlaceholder(candidate) ? candidate.length : 0;
}

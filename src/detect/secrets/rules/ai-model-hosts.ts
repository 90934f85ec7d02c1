import { assignedTo, assignedToName } from '../assigned-to.ts';
import { acceptMixed } from '../random-token.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** API keys of hosts of models, beside those in `ai-providers`. */
export const aiModelHostsRules: readonly SecretRule[] = [
  {
    id: 'secret/nvidia/api-key',
    entity: 'NVIDIA_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])nvapi-[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.api.nvidia.com/nim/docs/api-quickstart',
    cases: {
      match: [`nvapi-${sample(64)}`, `NVIDIA_API_KEY="nvapi-${sample(64)}"`],
      ignore: [`nvapi-${sample(63)}`, `nvapi-${'x'.repeat(64)}`, 'nvapi-...'],
    },
  },
  {
    id: 'secret/cerebras/api-key',
    entity: 'CEREBRAS_API_KEY',
    pattern: /(?<![A-Za-z0-9])csk-[a-z0-9]{48}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://inference-docs.cerebras.ai/quickstart',
    cases: {
      match: [`csk-${sample(48, 'k3y9dq7x')}`, `CEREBRAS_API_KEY="csk-${sample(48, 'k3y9dq7x')}"`],
      ignore: [`csk-${sample(47, 'k3y9dq7x')}`, `csk-${'x'.repeat(48)}`],
    },
  },
  {
    id: 'secret/fireworks/api-key',
    entity: 'FIREWORKS_API_KEY',
    pattern: /(?<![A-Za-z0-9])fw_[A-Za-z0-9]{24}(?![A-Za-z0-9])/u,
    accept: acceptMixed,
    score: 0.85,
    source: 'https://docs.fireworks.ai/getting-started/quickstart',
    cases: {
      match: [`fw_${sample(24)}`, `FIREWORKS_API_KEY="fw_${sample(24)}"`],
      ignore: [`fw_${sample(23)}`, `fw_${'x'.repeat(24)}`, 'fw_initializeGraphicsDevice'],
    },
  },
  {
    id: 'secret/together/api-key',
    entity: 'TOGETHER_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])tgp_v1_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.together.ai/docs/api-keys-authentication',
    cases: {
      match: [`tgp_v1_${sample(43)}`, `TOGETHER_API_KEY="tgp_v1_${sample(43)}"`],
      ignore: [`tgp_v1_${sample(42)}`, `tgp_v1_${'x'.repeat(43)}`],
    },
  },
  {
    id: 'secret/together/legacy-api-key',
    entity: 'TOGETHER_API_KEY',
    ...assignedTo(/together(?:ai)?/u, /[0-9a-f]{64}/u),
    score: 0.85,
    source: 'https://docs.together.ai/docs/api-keys-authentication',
    cases: {
      match: [`TOGETHER_API_KEY=${sampleHex(64)}`, `"togetherApiKey": "${sampleHex(64)}"`],
      ignore: [`TOGETHER_API_KEY=${sampleHex(63)}`, 'TOGETHER_API_KEY=your-key-goes-here', `ref=${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/voyage/api-key',
    entity: 'VOYAGE_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])pa-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/u,
    accept: acceptMixed,
    score: 0.8,
    source: 'https://docs.voyageai.com/docs/api-key-and-installation',
    cases: {
      match: [`pa-${sample(43)}`, `VOYAGE_API_KEY="pa-${sample(43)}"`],
      ignore: [`pa-${sample(42)}`, `pa-${'x'.repeat(43)}`, 'pa-system-announcements-for-all-the-platforms1'],
    },
  },
  {
    id: 'secret/deepseek/api-key',
    entity: 'DEEPSEEK_API_KEY',
    ...assignedTo(/deepseek/u, /sk-[0-9a-f]{32}/u),
    score: 0.95,
    source: 'https://api-docs.deepseek.com/',
    cases: {
      match: [`DEEPSEEK_API_KEY=sk-${sampleHex(32)}`, `"deepseek_api_key": "sk-${sampleHex(32)}"`],
      ignore: [
        `DEEPSEEK_API_KEY=sk-${sampleHex(31)}`,
        'DEEPSEEK_API_KEY=your-key-goes-here',
        `ref=sk-${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/dashscope/api-key',
    entity: 'DASHSCOPE_API_KEY',
    ...assignedTo(/dashscope|qwen/u, /sk-[0-9a-f]{32}/u),
    score: 0.95,
    source: 'https://help.aliyun.com/zh/model-studio/get-api-key',
    cases: {
      match: [`DASHSCOPE_API_KEY=sk-${sampleHex(32)}`, `"qwen api key": "sk-${sampleHex(32)}"`],
      ignore: [
        `DASHSCOPE_API_KEY=sk-${sampleHex(31)}`,
        'DASHSCOPE_API_KEY=your-key-goes-here',
        `ref=sk-${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/stability/api-key',
    entity: 'STABILITY_API_KEY',
    ...assignedTo(/stability(?:ai)?/u, /sk-[A-Za-z0-9]{48}/u),
    score: 0.95,
    source: 'https://platform.stability.ai/docs/api-reference',
    cases: {
      match: [`STABILITY_API_KEY=sk-${sample(48)}`, `"stability_key": "sk-${sample(48)}"`],
      ignore: [`STABILITY_API_KEY=sk-${sample(47)}`, 'STABILITY_API_KEY=your-key-goes-here', `ref=sk-${sample(48)}`],
    },
  },
  {
    id: 'secret/zhipu/api-key',
    entity: 'ZHIPU_API_KEY',
    ...assignedTo(/zhipu(?:ai)?|bigmodel|(?<![A-Za-z])glm/u, /[0-9a-f]{32}\.[A-Za-z0-9]{16}/u),
    score: 0.95,
    source: 'https://docs.bigmodel.cn/cn/guide/start/quick-start',
    cases: {
      match: [`ZHIPUAI_API_KEY=${sampleHex(32)}.${sample(16)}`, `"glm_api_key": "${sampleHex(32)}.${sample(16)}"`],
      ignore: [
        `ZHIPUAI_API_KEY=${sampleHex(32)}.${sample(15)}`,
        'ZHIPUAI_API_KEY=your-key-goes-here',
        `ref=${sampleHex(32)}.${sample(16)}`,
      ],
    },
  },
  {
    id: 'secret/mistral/api-key',
    entity: 'MISTRAL_API_KEY',
    ...assignedTo(/mistral(?:ai)?|codestral/u, /[A-Za-z0-9]{32}/u),
    score: 0.85,
    source: 'https://docs.mistral.ai/getting-started/quickstart/',
    cases: {
      match: [`MISTRAL_API_KEY=${sample(32)}`, `"mistralApiKey": "${sample(32)}"`],
      ignore: [`MISTRAL_API_KEY=${sample(31)}`, 'MISTRAL_API_KEY=your-key-goes-here', `ref=${sample(32)}`],
    },
  },
  {
    id: 'secret/cohere/api-key',
    entity: 'COHERE_API_KEY',
    ...assignedTo(/cohere|(?<![A-Za-z])co(?=_)/u, /[A-Za-z0-9]{40}/u),
    score: 0.85,
    source: 'https://docs.cohere.com/docs/rate-limits; gitleaks, cohere-api-token',
    cases: {
      match: [`COHERE_API_KEY=${sample(40)}`, `"CO_API_KEY": "${sample(40)}"`],
      ignore: [`COHERE_API_KEY=${sample(39)}`, 'COHERE_API_KEY=your-key-goes-here', `ref=${sample(40)}`],
    },
  },
  {
    id: 'secret/elevenlabs/api-key',
    entity: 'ELEVENLABS_API_KEY',
    pattern: /(?<![A-Za-z0-9])sk_[0-9a-f]{48}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://elevenlabs.io/docs/api-reference/authentication',
    cases: {
      match: [`sk_${sampleHex(48)}`, `ELEVENLABS_API_KEY="sk_${sampleHex(48)}"`],
      ignore: [`sk_${sampleHex(47)}`, `sk_${'0'.repeat(48)}`],
    },
  },
  {
    id: 'secret/elevenlabs/legacy-api-key',
    entity: 'ELEVENLABS_API_KEY',
    ...assignedTo(/eleven[_ -]?labs|(?<![A-Za-z])(?:xi|eleven)/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://elevenlabs.io/docs/api-reference/authentication',
    cases: {
      match: [`ELEVENLABS_API_KEY=${sampleHex(32)}`, `"xi-api-key": "${sampleHex(32)}"`],
      ignore: [`ELEVENLABS_API_KEY=${sampleHex(31)}`, 'ELEVENLABS_API_KEY=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/assemblyai/api-key',
    entity: 'ASSEMBLYAI_API_KEY',
    ...assignedTo(/assembly[_ -]?ai/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://www.assemblyai.com/docs/api-reference/overview',
    cases: {
      match: [`ASSEMBLYAI_API_KEY=${sampleHex(32)}`, `"assemblyai key": "${sampleHex(32)}"`],
      ignore: [`ASSEMBLYAI_API_KEY=${sampleHex(31)}`, 'ASSEMBLYAI_API_KEY=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/deepgram/api-key',
    entity: 'DEEPGRAM_API_KEY',
    ...assignedTo(/deepgram/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://developers.deepgram.com/docs/create-additional-api-keys',
    cases: {
      match: [`DEEPGRAM_API_KEY=${sampleHex(40)}`, `"deepgramApiKey": "${sampleHex(40)}"`],
      ignore: [`DEEPGRAM_API_KEY=${sampleHex(39)}`, 'DEEPGRAM_API_KEY=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/anyscale/api-key',
    entity: 'ANYSCALE_API_KEY',
    pattern: /(?<![A-Za-z0-9])esecret_[a-z0-9]{24,26}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.anyscale.com/endpoints/text-generation/authenticate',
    cases: {
      match: [`esecret_${sample(26, 'k3y9dq7x')}`, `ANYSCALE_API_KEY="esecret_${sample(26, 'k3y9dq7x')}"`],
      ignore: [`esecret_${sample(23, 'k3y9dq7x')}`, `esecret_${'x'.repeat(26)}`],
    },
  },
  {
    id: 'secret/runpod/api-key',
    entity: 'RUNPOD_API_KEY',
    pattern: /(?<![A-Za-z0-9])rpa_[A-Za-z0-9]{40,50}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.runpod.io/get-started/api-keys',
    cases: {
      match: [`rpa_${sample(50)}`, `RUNPOD_API_KEY="rpa_${sample(50)}"`],
      ignore: [`rpa_${sample(39)}`, `rpa_${'x'.repeat(50)}`],
    },
  },
  {
    id: 'secret/modal/token-secret',
    entity: 'MODAL_TOKEN_SECRET',
    ...assignedToName(/modal[_ ]token[_ ]secret/u, /as-[A-Za-z0-9]{22}/u),
    score: 0.95,
    source: 'https://modal.com/docs/reference/modal.config',
    cases: {
      match: [`MODAL_TOKEN_SECRET=as-${sample(22)}`, `"modal_token_secret": "as-${sample(22)}"`],
      ignore: [`MODAL_TOKEN_SECRET=as-${sample(21)}`, 'MODAL_TOKEN_SECRET=your-key-goes-here', `ref=as-${sample(22)}`],
    },
  },
];

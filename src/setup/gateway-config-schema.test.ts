import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LIMITS_MAX } from '../limits/request-limits.ts';
import { actionPolicyJsonSchema } from './action-policy-file.ts';
import { gatewayConfigJsonSchema, gatewayConfigSchema } from './gateway-config-schema.ts';
import { initConfigText } from './init-config-text.ts';
import { policyJsonSchema } from './policy-schema.ts';

const isAccepted = new Ajv({ strict: true, strictTypes: false }).compile(gatewayConfigJsonSchema());
const onnx = { driver: 'onnx', id: 'bert', model: 'bert.onnx', tokenizer: 'tokenizer.json' };
const judge = { driver: 'llm-judge', id: 'judge', url: 'https://api.openai.com', model: 'gpt-4o-mini' };
const upstream = { name: 'a', dialect: 'openai-chat', url: 'https://api.openai.com' };

describe('gatewayConfigJsonSchema', () => {
  it.each<[source: unknown, expected: boolean]>([
    [{}, true],
    [parse(initConfigText()), true],
    [{ $schema: './sallyport.schema.json', server: { port: 0 } }, true],
    [{ upstreams: [upstream] }, true],
    [{ upstreams: [{ ...upstream, dialect: ['openai-chat', 'anthropic-messages'] }] }, true],
    [{ upstreams: [{ ...upstream, apiKey: { env: 'OPENAI_API_KEY' } }] }, true],
    [{ upstreams: [{ ...upstream, apiKey: { file: '/run/secrets/key' } }] }, true],
    [{ policy: { profile: 'strict', mode: 'shadow' } }, true],
    [{ policy: { file: 'policy.yaml' }, policies: { a: { file: 'b.yaml' } } }, true],
    [{ routes: { '/v1/messages': { policy: 'strict' } } }, true],
    [{ server: null }, false],
    [{ sever: {} }, false],
    [{ server: { port: 65_536 } }, false],
    [{ server: { port: 80.5 } }, false],
    [{ server: { port: '80' } }, false],
    [{ server: { bodyBytesMax: 67_108_865 } }, false],
    [{ auth: 'no' }, false],
    [{ upstreams: [{ ...upstream, apiKey: 'sk-1' }] }, false],
    [{ upstreams: [{ ...upstream, apiKey: { env: 'A', file: 'b' } }] }, false],
    [{ upstreams: [{ ...upstream, name: 'A b' }] }, false],
    [{ upstreams: [{ ...upstream, dialect: 'openai' }] }, false],
    [{ upstreams: [{ ...upstream, dialect: [] }] }, false],
    [{ upstreams: [{ ...upstream, models: ['a*b'] }] }, false],
    [{ upstreams: [{ ...upstream, models: [] }] }, false],
    [{ upstreams: [{ ...upstream, timeouts: { idleMs: 0 } }] }, false],
    [{ policy: { profil: 'strict' } }, false],
    [{ policies: { a: 'strict' } }, false],
    [{ policies: { 'A b': {} } }, false],
    [{ routes: { '/v1/other': { policy: 'strict' } } }, false],
    [{ routes: { '/v1/messages': {} } }, false],
    [{ limits: { requestsPerMinute: 0 } }, false],
    [{ limits: LIMITS_MAX }, true],
    [{ limits: { ...LIMITS_MAX, charactersPerMinute: LIMITS_MAX.charactersPerMinute + 1 } }, false],
    [{ limits: { choicesMax: 0 } }, false],
    [{ limits: { outputTokensMax: 0.5 } }, false],
    [{ upstreams: [{ ...upstream, passRateLimitHeaders: true }] }, true],
    [{ hostedTools: ['web search'] }, false],
    [{ classifiers: [onnx, judge] }, true],
    [{ classifiers: [{ ...onnx, when: { from: 0, to: 1 }, trusts: ['user'], onFailure: 'open' }] }, true],
    [{ classifiers: [{ ...judge, temperature: 'default', principles: ['One.'] }] }, true],
    [{ classifiers: [{ ...judge, driver: 'onnx' }] }, false],
    [{ classifiers: [{ ...onnx, driver: 'tensorflow' }] }, false],
    [{ classifiers: [{ ...onnx, tokensMax: 513 }] }, false],
    [{ classifiers: [{ ...judge, apiKey: 'sk-1' }] }, false],
    [{ classifiers: [{ ...judge, principles: [] }] }, false],
    [{ classifiers: [{ ...judge, onFailure: 'block' }] }, false],
    [{ classifiers: Array.from({ length: 17 }, () => onnx) }, false],
    [[], false],
    ['text', false],
  ])('and the check of a file agree on %.100j: %j', (value, expected) => {
    expect(isAccepted(value)).toBe(expected);
    expect(gatewayConfigSchema().safeParse(value).success).toBe(expected);
  });

  it('describes every key, for editors', () => {
    expect(undescribed(gatewayConfigJsonSchema(), '')).toEqual([]);
  });

  it.each([
    ['sallyport.schema.json', gatewayConfigJsonSchema()],
    ['policy.schema.json', policyJsonSchema()],
    ['action-policy.schema.json', actionPolicyJsonSchema()],
  ])('is what docs/schema/%s says; scripts/write-schemas.ts writes it', (name, schema) => {
    const file = readFileSync(new URL(`../../docs/schema/${name}`, import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(schema);
  });
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

function undescribed(schema: Schema, path: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
    ...(property.description === undefined ? [`${path}/${key}`] : []),
    ...undescribed(property, `${path}/${key}`),
    ...undescribed(property.items ?? {}, `${path}/${key}/*`),
  ]);
}

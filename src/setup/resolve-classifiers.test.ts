import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSameConfig } from './config-changes.ts';
import { loadGatewayConfig } from './config-file.ts';
import type { GatewayConfig } from './gateway-config.ts';

/** Not a key: it stands for one in variables. */
const SECRET = 'not-a-real-judge-key-0123456789';
const JUDGE = '{ driver: llm-judge, id: judge, url: "https://judge.example", model: m }';
const BERT = '{ driver: onnx, id: bert, model: models/bert.onnx, tokenizer: /opt/tokenizer.json }';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sallyport-classifiers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(text: string, key = SECRET): Promise<GatewayConfig> {
  await writeFile(join(folder, 'sallyport.yaml'), text);
  return loadGatewayConfig({ env: { JUDGE_KEY: key, EMPTY: '' }, workingFolder: folder });
}

describe('the classifiers of a configuration', () => {
  it('are none where nothing is said', async () => {
    expect((await load('policy: balanced')).classifiers).toEqual([]);
  });

  it('have the stricter terms and absolute paths', async () => {
    const { classifiers } = await load(`classifiers: [${BERT}, ${JUDGE}]`);
    const terms = { trusts: ['user', 'external'], onFailure: 'closed', timeoutMs: 2_000 };
    expect(classifiers).toMatchObject([
      { ...terms, when: 'always', model: join(folder, 'models/bert.onnx'), tokenizer: '/opt/tokenizer.json' },
      { ...terms, when: { from: 0.1, to: 0.9 }, callsPerMinute: 600, tokensPerMinute: 100_000 },
    ]);
  });

  it('hold a key that no printing shows', async () => {
    const config = await load(`classifiers: [${JUDGE.replace('}', ', apiKey: { env: JUDGE_KEY } }')}]`);
    const [judge] = config.classifiers;
    expect(judge?.driver === 'llm-judge' && judge.apiKey?.reveal()).toBe(SECRET);
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain(SECRET);
  });

  it('are the same as before exactly where file and key are', async () => {
    const text = `classifiers: [${JUDGE.replace('}', ', apiKey: { env: JUDGE_KEY } }')}]`;
    const config = await load(text);
    expect(isSameConfig(config, await load(text))).toBe(true);
    expect(isSameConfig(config, await load(text, `${SECRET}-new`))).toBe(false);
    expect(isSameConfig(config, await load(text.replace('model: m', 'model: n')))).toBe(false);
  });

  it('are asked as each policy says', async () => {
    const policies =
      'policy: { classifiers: { judge: never } }\npolicies: { keen: { classifiers: { judge: always } } }';
    const config = await load(`classifiers: [${JUDGE}]\n${policies}`);
    expect(config.policy.policy).toMatchObject({ name: 'custom-balanced', classifiers: { judge: 'never' } });
    expect(config.policies.get('keen')?.policy.classifiers).toEqual({ judge: 'always' });
    expect(config.policies.get('balanced')?.policy.classifiers).toBeUndefined();
  });

  it.each([
    ['classifiers[0].driver', 'must be onnx or llm-judge', '[{ id: a }]'],
    ['classifiers[0].driver', 'must be onnx or llm-judge', '[{ id: a, driver: onx }]'],
    ['classifiers[0].tokenizer', 'is missing', '[{ id: a, driver: onnx, model: m }]'],
    ['classifiers[0].labelindex', 'did you mean "labelIndex"?', `[${BERT.replace('}', ', labelindex: 2 }')}]`],
    ['classifiers[0].apiKey', 'must say where the key is', `[${JUDGE.replace('}', `, apiKey: ${SECRET} }`)}]`],
    ['classifiers[0].apiKey', 'which is not set', `[${JUDGE.replace('}', ', apiKey: { env: EMPTY } }')}]`],
    ['classifiers[0].url', 'must not end in /v1', `[${JUDGE.replace('.example', '.example/v1')}]`],
    ['classifiers[0].url', 'must begin with https://', `[${JUDGE.replace('https', 'http')}]`],
    ['classifiers[0].when', 'must be always, never', `[${JUDGE.replace('}', ', when: { from: 0.9, to: 0.1 } }')}]`],
    ['classifiers[0].when', 'must be always, never', `[${JUDGE.replace('}', ', when: 0.5 }')}]`],
    ['classifiers[1].id', 'is the id of another', `[${JUDGE}, ${JUDGE}]`],
    ['classifiers[0].id', 'must be 1 to 64', `[${JUDGE.replace('id: judge', 'id: Judge')}]`],
    ['policy.classifiers.bert', 'known are judge', `[${JUDGE}]\npolicy: { classifiers: { bert: never } }`],
    ['policies.p.classifiers.bert', 'there are none', '[]\npolicies: { p: { classifiers: { bert: never } } }'],
    ['policy.classifiers.judge', 'must be always, never', `[${JUDGE}]\npolicy: { classifiers: { judge: maybe } }`],
  ])('are refused at %s: %s', async (path, problem, text) => {
    const error: unknown = await load(`classifiers: ${text}`).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'INVALID_CONFIG', path, message: expect.stringContaining(problem) });
    expect(String(error)).not.toContain(SECRET);
  });
});

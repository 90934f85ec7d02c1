import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeTrial, serveHttp } from '../../test/upstream-trial.ts';
import { writeOnnxModel } from '../../test/write-onnx-model.ts';
import { loadOnnxRuntime } from '../classifiers/onnx/onnx-runtime.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import { nodeKeys } from '../crypto/mac.ts';
import { pooledRandom } from '../crypto/pooled-random.ts';
import { loadGatewayConfig } from './config-file.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { openServices, trialProblems } from './gateway-services.ts';
import { openClassifiers } from './open-classifiers.ts';

const random = pooledRandom();
const events: SecurityEvent[] = [];
const ports = {
  clock: { now: () => Date.now() },
  random,
  keys: nodeKeys(random.bytes(32)),
  sink: { write: (event: SecurityEvent) => void events.push(event) },
  demoUrl: 'http://127.0.0.1:9',
};
const principal = { tenant: 't', user: 'u', session: 's' };
const NO = '{"injection": false, "confidence": 1}';
const YES = '{"injection": true, "confidence": 1}';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sallyport-open-'));
});
afterEach(closeTrial);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(text: string): Promise<GatewayConfig> {
  await writeFile(join(folder, 'sallyport.yaml'), text);
  return loadGatewayConfig({ env: {}, workingFolder: folder });
}

describe('the classifiers of a gateway', () => {
  it('are no panel where none is configured', async () => {
    const { panel, close } = await openClassifiers((await load('policy: balanced')).classifiers, ports);
    expect(panel).toBeUndefined();
    await close();
  });

  it('take part in what the guards of each policy decide, and are not asked by the trial of a start', async () => {
    let calls = 0;
    const url = await serveHttp((request, response) => {
      calls += 1;
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      request.on('end', () => {
        const content = body.includes('zugzwang') ? YES : NO;
        response.end(JSON.stringify({ choices: [{ message: { content } }] }));
      });
    });
    const judge = `{ driver: llm-judge, id: judge, url: "${url}", model: m, when: always, timeoutMs: 20000 }`;
    const config = await load(`classifiers: [${judge}]\npolicies: { cheap: { classifiers: { judge: never } } }`);
    const classifiers = await openClassifiers(config.classifiers, ports);
    const services = openServices(config, ports, classifiers);
    expect(await trialProblems(services, ports)).toEqual([]);
    expect(calls).toBe(0);
    const route = '/v1/chat/completions';
    const segments = [{ pointer: '/messages/0/content', role: 'user', trust: 'user', text: 'zugzwang' }] as const;
    expect(await services.guardFor(undefined, route)?.guard.message(segments, { principal })).toMatchObject({
      action: 'block',
      findings: [{ ruleId: 'injection/classifier/judge', pointer: '/messages/0/content' }],
    });
    expect(calls).toBe(1);
    expect(await services.guardFor('cheap', route)?.guard.message(segments, { principal })).toMatchObject({
      action: 'allow',
    });
    expect(calls).toBe(1);
    expect(JSON.stringify(events)).toContain('injection/classifier/judge');
    expect(JSON.stringify(events)).not.toContain('zugzwang');
    await services.close();
    const closed = await classifiers.panel?.ask(
      [{ classifier: 'judge', input: { text: 'x', trust: 'user' } }],
      principal,
    );
    expect(closed).toEqual([{ failure: 'failed' }]);
  });

  it('run models of local files', async (context) => {
    const hasRuntime = await loadOnnxRuntime().then(
      () => true,
      () => false,
    );
    context.skip(!hasRuntime, 'the optional package onnxruntime-node is not installed');
    const pieces = ['[UNK]', '[CLS]', '[SEP]', 'castle', 'dragon'];
    await writeFile(join(folder, 'vocab.txt'), pieces.join('\n'));
    await writeFile(join(folder, 'tiny.onnx'), writeOnnxModel({ weights: [-4, -4, -4, -4, 4] }));
    const config = await load('classifiers: [{ driver: onnx, id: tiny, model: tiny.onnx, tokenizer: vocab.txt }]');
    const { panel, close } = await openClassifiers(config.classifiers, ports);
    const questions = ['castle', 'Dragon castle'].map((text) => ({
      classifier: 'tiny',
      input: { text, trust: 'user' as const },
    }));
    const opinions = await panel?.ask(questions, principal);
    expect(opinions).toMatchObject([{ score: expect.closeTo(0, 2) }, { score: expect.closeTo(1, 2) }]);
    await close();
  });

  it('stop the start where a model cannot be opened, and say where it is named', async () => {
    const judge = '{ driver: llm-judge, id: judge, url: "https://judge.example", model: m }';
    const model = '{ driver: onnx, id: bert, model: nowhere.onnx, tokenizer: nowhere.json }';
    const { classifiers } = await load(`classifiers: [${judge}, ${model}]`);
    await expect(openClassifiers(classifiers, ports)).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
      path: 'classifiers[1].tokenizer',
    });
  });
});

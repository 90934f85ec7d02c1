import { rename, writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTrial, serveHttp } from '../upstream-trial.ts';
import { ENDPOINTS, goodBody, post } from './bad-input-trial.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

const JUDGE_KEY = 'sk-judge-0123456789abcdef';
const sent: { readonly key: string | undefined; readonly body: string }[] = [];
let judgeUrl = '';
let gateway: TestGateway;

beforeAll(async () => {
  judgeUrl = await serveHttp(async (request, response) => {
    const body = await readAll(request);
    sent.push({ key: request.headers.authorization, body });
    if (body.includes('outage')) {
      response.writeHead(500).end('the text was: outage');
      return;
    }
    const content = JSON.stringify({ injection: body.includes('zugzwang'), confidence: 0.98 });
    response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message: { content } }] }));
  });
  gateway = await startTestGateway({ config: configWith('closed'), env: { JUDGE_KEY } });
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  await closeTrial();
}, 30_000);

function configWith(onFailure: string): string {
  return `
server: { port: 0 }
stateDir: state
classifiers:
  - driver: llm-judge
    id: judge
    url: ${judgeUrl}
    model: judge-model
    apiKey: { env: JUDGE_KEY }
    when: always
    timeoutMs: 20000
    onFailure: ${onFailure}
`;
}

async function ask(
  path: string,
  text: string,
): Promise<{ readonly status: number; readonly said: string; readonly id: string }> {
  const response = await post(gateway, path, goodBody(text));
  return { status: response.status, said: await response.text(), id: response.headers.get('x-request-id') ?? '' };
}

describe('a gateway with a judge', () => {
  it.each(ENDPOINTS)('blocks on %s what the judge takes for an attack, and passes the rest', async (path) => {
    const blocked = await ask(path, `zugzwang, ann@example.com`);
    expect([blocked.status, blocked.said]).toEqual([400, expect.stringContaining('blocked_by_policy')]);
    expect(blocked.said).not.toContain('judge');
    expect((await ask(path, 'What is a castle?')).status).toBe(200);
    expect(await gateway.eventsOf(blocked.id)).toMatchObject([
      {
        type: 'injection_attempt',
        decision: { action: 'block', ruleIds: ['injection/classifier/judge'], scores: { injection: 0.99 } },
      },
      { type: 'pii_detected' },
    ]);
  });

  it('sends the judge its own key and no personal data, and the judge sees no reply', () => {
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set([`Bearer ${JUDGE_KEY}`]));
    const bodies = sent.map(({ body }) => body).join('\n');
    expect(bodies).toContain('<EMAIL_ADDRESS>');
    expect(bodies).not.toContain('ann@');
    expect(sent.filter(({ body }) => body.includes('castle'))).toHaveLength(ENDPOINTS.length);
  });

  it('blocks where the judge is away and fails closed; open, it lets pass, and both are told', async () => {
    const [path] = ENDPOINTS;
    const closed = await ask(path, 'an outage of words');
    expect([closed.status, closed.said]).toEqual([400, expect.not.stringContaining('outage')]);
    expect(await gateway.eventsOf(closed.id)).toMatchObject([
      { type: 'system', decision: { action: 'block', ruleIds: ['error/injection/classifier/judge/failed'] } },
    ]);
    await writeFile(`${gateway.configFile}.new`, configWith('open'));
    await rename(`${gateway.configFile}.new`, gateway.configFile);
    await expect.poll(async () => (await ask(path, 'an outage of words')).status, { timeout: 20_000 }).toBe(200);
    const open = await ask(path, 'an outage of words');
    expect(await gateway.eventsOf(open.id)).toMatchObject([
      { type: 'system', decision: { action: 'allow', ruleIds: ['error/open/classifier/judge/failed'] } },
    ]);
  });

  it('says no text and no key in its output and its events', async () => {
    const told = JSON.stringify(await gateway.events()) + gateway.output.stdout + gateway.output.stderr;
    expect(told).not.toMatch(/zugzwang|outage|castle|sk-judge/u);
  });
});

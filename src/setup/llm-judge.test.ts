import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readAll } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { closedPort, closeTrial, serveHttp, serveRaw } from '../../test/upstream-trial.ts';
import type { FailMode } from '../core/classifier-panel.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import type { Guard } from '../guard/guard.ts';
import { createGuard } from './create-guard.ts';
import { type LlmJudge, type LlmJudgeOptions, llmJudge } from './llm-judge.ts';

const principal = { tenant: 't', user: 'u', session: 's' };
const KEY = 'sk-judge-0123456789abcdef';
const YES = '{"injection": true, "confidence": 0.9}';
const NO = '{"injection": false, "confidence": 0.9}';
const judges: LlmJudge[] = [];

afterEach(async () => {
  await closeTrial();
  for (const judge of judges.splice(0)) await judge.close();
});

/** What the judge's provider was sent. */
interface Sent {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [key: string]: unknown;
  };
}

function judgeAt(baseUrl: string, more: Partial<LlmJudgeOptions> = {}): LlmJudge {
  const judge = llmJudge({ id: 'judge', baseUrl, model: 'm-1', apiKey: KEY, allowPrivateHttp: true, ...more });
  judges.push(judge);
  return judge;
}

function replyWith(content: string, usage?: object): string {
  return JSON.stringify({ choices: [{ finish_reason: 'stop', message: { role: 'assistant', content } }], usage });
}

/** A provider that answers with this content, and what it was sent. */
async function provider(content: string | ((sent: Sent) => string), usage?: object) {
  const sent: Sent[] = [];
  const url = await serveHttp(async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(await readAll(request));
    sent.push({ path: request.url, authorization: request.headers.authorization, body });
    const said = typeof content === 'string' ? content : content(sent.at(-1) as Sent);
    response.writeHead(200, { 'content-type': 'application/json' }).end(replyWith(said, usage));
  });
  return { url, sent };
}

const events: SecurityEvent[] = [];

function guardWith(judge: LlmJudge, terms: { readonly onFailure?: FailMode; readonly timeoutMs?: number } = {}): Guard {
  events.length = 0;
  const sink = { write: (event: SecurityEvent) => void events.push(event) };
  return createGuard({ sink, classifiers: [{ classifier: judge, timeoutMs: 5_000, ...terms }] });
}

/** The reason for which a text was blocked by a judge that fails closed. */
async function failureWith(judge: LlmJudge, timeoutMs?: number): Promise<string | undefined> {
  const guard = guardWith(judge, { ...(timeoutMs !== undefined && { timeoutMs }) });
  const decision = await guard.input('private words', { principal });
  expect(JSON.stringify([decision, events])).not.toMatch(/private words|sk-judge/u);
  return decision.action === 'block'
    ? decision.reason.replace('blocked_by_policy: error/injection/classifier/judge/', '')
    : undefined;
}

describe('a judge', () => {
  it('blocks what it takes for an injection and lets pass what it does not', async () => {
    const { url, sent } = await provider(({ body }) => (body.messages[1]?.content.includes('dragon') ? YES : NO));
    const guard = guardWith(judgeAt(url));
    expect(await guard.input('a dragon', { principal })).toMatchObject({
      action: 'block',
      scores: { injection: 0.95 },
      findings: [{ ruleId: 'injection/classifier/judge', score: 0.95 }],
    });
    expect(await guard.input('a bird', { principal })).toMatchObject({ action: 'allow', findings: [] });
    expect(sent[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: `Bearer ${KEY}`,
      body: { model: 'm-1', max_tokens: 64, temperature: 0, response_format: { type: 'json_object' } },
    });
  });

  it('is asked as its provider wants it', async () => {
    const { url, sent } = await provider(NO);
    const judge = judgeAt(`${url}/openai`, {
      apiKey: () => 'other',
      apiKeyHeader: 'api-key',
      outputTokensField: 'max_completion_tokens',
      outputTokensMax: 500,
      temperature: 'default',
      jsonMode: false,
      principles: ['Only this counts.'],
    });
    await guardWith(judge).input('a bird', { principal });
    const { model, messages, ...rest } = sent[0]?.body ?? { messages: [] };
    expect([sent[0]?.path, sent[0]?.authorization, model, rest]).toEqual([
      '/openai/v1/chat/completions',
      undefined,
      'm-1',
      { max_completion_tokens: 500 },
    ]);
    expect(messages[0]?.content).toContain('1. Only this counts.\nAnswer');
  });

  it('sees no personal data, no secrets and no special tokens', async () => {
    const { url, sent } = await provider(NO);
    const text = 'mail ann@example.com, card 4012-8888-8888-1881, key AKIAZ7Q3M5XWK2PDV6RB <|im_end|>';
    await guardWith(judgeAt(url)).input(text, { principal, trust: 'external' });
    const content = sent[0]?.body.messages[1]?.content ?? '';
    expect(content).toContain('mail <EMAIL_ADDRESS>, card <CREDIT_CARD>, key <');
    expect(content).toContain('< |im_end| >');
    expect(JSON.stringify(sent)).not.toMatch(/ann@|4012|AKIA|<\|im/u);
  });

  it('fences each text with a nonce of its own, and takes a lone surrogate', async () => {
    const { url, sent } = await provider(NO);
    const guard = guardWith(judgeAt(url));
    await guard.input('one \uD800', { principal });
    await guard.input('two', { principal });
    const nonces = sent.map(({ body }) => /<<<TEXT ([0-9a-f]{32})>>>/u.exec(body.messages[1]?.content ?? '')?.[1]);
    expect(nonces[0]).toMatch(/^[0-9a-f]{32}$/u);
    expect(nonces[1]).not.toBe(nonces[0]);
    expect(sent[0]?.body.messages[1]?.content).toContain('one \uFFFD');
  });

  it('is not outvoted by a text that has it repeat a verdict', async () => {
    // A judge that was talked into answering for the text says more than its verdict.
    const { url } = await provider(`${NO}\n${YES}`);
    expect(await failureWith(judgeAt(url))).toBe('verdict');
  });
});

describe('a judge that gives no verdict', () => {
  it('fails on 500, 429 and a redirect, once each', async () => {
    for (const status of [500, 429, 302]) {
      let calls = 0;
      const url = await serveHttp((_, response) => {
        calls += 1;
        response.writeHead(status, { location: '/other' }).end(replyWith(NO));
      });
      expect(await failureWith(judgeAt(url))).toBe('failed');
      expect(calls).toBe(1);
    }
  });

  it('fails on no JSON and on a stream of events', async () => {
    for (const body of ['not json', 'data: {"choices":[]}\n\n', '']) {
      const url = await serveHttp((_, response) => void response.end(body));
      expect(await failureWith(judgeAt(url))).toBe('verdict');
    }
  });

  it('fails on a huge reply without reading it all', async () => {
    const url = await serveHttp((_, response) => {
      response.on('error', () => undefined);
      const more = (): void => {
        if (response.destroyed) return;
        response.write(' '.repeat(16_384), () => setImmediate(more));
      };
      more();
    });
    expect(await failureWith(judgeAt(url))).toBe('failed');
  });

  it('fails at the deadline when no reply comes, or one that never ends', async () => {
    const silent = await serveHttp(() => undefined);
    expect(await failureWith(judgeAt(silent), 60)).toBe('deadline');
    const endless = await serveHttp((_, response) => void response.write('{"choices": ['));
    expect(await failureWith(judgeAt(endless), 60)).toBe('deadline');
  });

  it('hangs up at the deadline', async () => {
    const server = await serveRaw(() => undefined);
    expect(await failureWith(judgeAt(server.url), 60)).toBe('deadline');
    await server.closed(1);
  });

  it('fails on a connection that is cut before, in and behind the head', async () => {
    for (const bytes of [
      '',
      'HTTP/1.1 200 OK\r\ncontent-le',
      'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"choices"',
    ]) {
      const server = await serveRaw(({ socket }) => void socket.end(bytes));
      expect(await failureWith(judgeAt(server.url))).toBe('failed');
    }
  });

  it('fails where nobody listens', async () => {
    expect(await failureWith(judgeAt(`http://127.0.0.1:${await closedPort()}`))).toBe('failed');
  });

  it('lets pass, reported, where it fails open', async () => {
    const url = await serveHttp((_, response) => void response.writeHead(500).end());
    const decision = await guardWith(judgeAt(url), { onFailure: 'open' }).input('private words', { principal });
    expect(decision).toMatchObject({ action: 'allow', findings: [{ ruleId: 'error/open/classifier/judge/failed' }] });
    expect(events).toMatchObject([{ type: 'system', decision: { ruleIds: ['error/open/classifier/judge/failed'] } }]);
    expect(JSON.stringify(events)).not.toContain('private');
  });

  it('fails on a text that is too long, and sends none of it', async () => {
    const { url, sent } = await provider(NO);
    expect(await failureWith(judgeAt(url, { textLengthMax: 12 }))).toBe('too-long');
    expect(sent).toEqual([]);
  });

  it('fails where the key cannot be had', async () => {
    const { url, sent } = await provider(NO);
    const apiKey = (): string => {
      throw new Error(KEY);
    };
    expect(await failureWith(judgeAt(url, { apiKey }))).toBe('failed');
    expect(sent).toEqual([]);
  });
});

describe('the tokens of a judge', () => {
  it('are counted by what the provider says they were', async () => {
    const { url, sent } = await provider(NO, { total_tokens: 10 });
    // One call is estimated at several hundred tokens, two at more than the budget.
    const guard = guardWith(judgeAt(url, { tokensPerMinute: 1_500 }));
    for (const text of ['one', 'two', 'three', 'four']) {
      expect((await guard.input(text, { principal })).action).toBe('allow');
    }
    expect(sent).toHaveLength(4);
  });

  it('are counted as estimated where the provider says nothing, and then are used up', async () => {
    const { url, sent } = await provider(NO);
    const clock = { now: () => 0 };
    const guard = guardWith(judgeAt(url, { tokensPerMinute: 1_500, clock }));
    const actions = [];
    for (const text of ['one', 'two', 'three']) actions.push(await guard.input(text, { principal }));
    expect(actions.at(-1)).toMatchObject({
      action: 'block',
      findings: [{ ruleId: 'error/injection/classifier/judge/budget' }],
    });
    expect(sent.length).toBeLessThan(3);
  });
});

describe('the options of a judge', () => {
  it.each<[string, Partial<LlmJudgeOptions>]>([
    ['name', { id: 'a b' }],
    ['baseUrl', { baseUrl: 'http://example.com' }],
    ['baseUrl', { baseUrl: 'https://user:pass@example.com' }],
    ['model', { model: '' }],
    ['principles', { principles: [] }],
    ['principles', { principles: ['x'.repeat(501)] }],
    ['tokensPerMinute', { tokensPerMinute: 0 }],
    ['outputTokensMax', { outputTokensMax: 20_000 }],
    ['textLengthMax', { textLengthMax: 1.5 }],
  ])('are refused at %s: %j', (option, change) => {
    const options = { id: 'judge', baseUrl: 'https://example.com', model: 'm', ...change };
    expect(() => llmJudge(options)).toThrow(`option "${option}"`);
  });
});

import { gzipSync } from 'node:zlib';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUTTINGS } from './cut-bytes.ts';
import type { Plan, UpstreamExchange } from './faulty-upstream.ts';
import { type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import {
  completionBody,
  DONE_EVENT,
  deltaEvent,
  finishEvent,
  textChoice,
  textEvents,
  textStream,
} from './openai-wire.ts';
import { PLANTED_CARD, PROMPT_LEAK, SYSTEM_PROMPT } from './planted-texts.ts';

/** Metrics are counted when a connection closes, which nobody is told of. */
const WITHIN = { timeout: 20_000 };

let trial: OpenAiTrial;
beforeAll(async () => {
  trial = await startOpenAiTrial();
}, 60_000);
afterAll(() => trial.stop());

/** How a stream went, up to the error that ended it. */
interface Run {
  readonly text: string;
  readonly reasons: readonly string[];
  readonly code?: string | null | undefined;
  readonly message?: string;
  readonly requestId: string;
}

function open(model: string): ReturnType<ReturnType<typeof call>['withResponse']> {
  return call(model).withResponse();
}

function call(model: string) {
  return trial.client.chat.completions.create({
    model,
    stream: true,
    messages: [
      { role: 'system', content: SYSTEM_PROMPT },
      { role: 'user', content: 'Good evening.' },
    ],
  });
}

async function run(plan: Plan, prefix?: string): Promise<Run> {
  const { data, request_id: requestId } = await open(trial.upstream.plan(plan, prefix));
  let text = '';
  const reasons: string[] = [];
  const facts = { requestId: requestId ?? '' };
  try {
    for await (const { choices } of data) {
      for (const { delta, finish_reason: reason } of choices) {
        text += delta.content ?? '';
        if (reason !== null) reasons.push(reason);
      }
    }
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) throw error;
    return { ...facts, text, reasons, code: error.code, message: error.message };
  }
  return { ...facts, text, reasons };
}

const BEGUN = `${deltaEvent({ role: 'assistant', content: '' })}${textEvents('Good evening. Number 4012 8888')}`;

describe('a stream that goes wrong ends with an error, and what was withheld stays here', () => {
  const PROVIDER_ERROR = `data: ${JSON.stringify({ error: { message: 'gpu-7.internal at 10.0.0.7 is out of memory', code: 'oom' } })}\n\n`;
  it.each<[string, string, (exchange: UpstreamExchange) => Promise<void>, string]>([
    ['is cut off', '', async ({ socket }) => void socket.destroy(), 'upstream_reset'],
    ['closes before its end', '', ({ endStream }) => endStream(), 'upstream_closed'],
    [
      'closes within an event',
      deltaEvent({ content: 'more' }).slice(0, -3),
      ({ endStream }) => endStream(),
      'upstream_closed',
    ],
    ['sends an error of the provider', PROVIDER_ERROR, ({ endStream }) => endStream(), 'upstream_error'],
    [
      'sends an event named error',
      'event: error\ndata: gpu-7.internal\n\n',
      ({ endStream }) => endStream(),
      'upstream_error',
    ],
    ['sends what is no JSON', 'data: gpu-7 says no\n\n', ({ endStream }) => endStream(), 'upstream_malformed_reply'],
    [
      'has a key twice',
      deltaEvent({ content: 'a' }).replace('"content":', '"content":"b","content":'),
      ({ endStream }) => endStream(),
      'upstream_malformed_reply',
    ],
    ['sends JSON that is no chunk', 'data: [1,2]\n\n', ({ endStream }) => endStream(), 'upstream_malformed_reply'],
    ['breaks its framing', '', ({ send }) => send('zz\r\nnoise'), 'upstream_malformed_reply'],
  ])('where it %s', async (_name, bytes, end, code) => {
    const runs: Run[] = [];
    for (const cutting of [CUTTINGS.whole, CUTTINGS.random, CUTTINGS['one-byte']]) {
      runs.push(
        await run(async (exchange) => {
          await exchange.openStream();
          await exchange.chunk(BEGUN + bytes, cutting);
          await end(exchange);
        }),
      );
    }
    for (const { text, reasons, code: told, message } of runs) {
      expect({ text, reasons, told }).toEqual({ text: 'Good evening. Number ', reasons: [], told: code });
      expect(message).not.toMatch(/gpu-7|10\.0\.0\.7|4012/u);
    }
  });

  it('where its bytes are no UTF-8', async () => {
    const seen = await run(async ({ openStream, chunk, endStream }) => {
      await openStream();
      await chunk(Buffer.concat([Buffer.from(BEGUN), Buffer.of(0x64, 0xc3, 0x28, 0x0a, 0x0a)]));
      await endStream();
    });
    expect(seen).toMatchObject({ text: 'Good evening. Number ', code: 'upstream_malformed_reply' });
  });

  it('where one event is larger than any should be', async () => {
    const seen = await run(async ({ openStream, chunk, endStream }) => {
      await openStream();
      await chunk(`${BEGUN}data: ${'x'.repeat(1_200_000)}\n\n`);
      await endStream();
    });
    expect(seen).toMatchObject({ text: 'Good evening. Number ', code: 'upstream_malformed_reply' });
  });

  it('where the whole is larger than the gateway takes', async () => {
    const seen = await run(async ({ openStream, chunk, endStream }) => {
      await openStream();
      await chunk(BEGUN + textEvents('word '.repeat(400)));
      await endStream();
    }, 'small');
    expect(seen.code).toBe('upstream_reply_too_large');
    expect(seen.reasons).toEqual([]);
  });

  it('where nothing more comes', async () => {
    const seen = await run(async ({ openStream, chunk }) => {
      await openStream();
      await chunk(BEGUN);
    }, 'slow');
    expect(seen).toMatchObject({ text: 'Good evening. Number ', code: 'upstream_timeout' });
  });

  it('where it never ends, when its time is over', async () => {
    const seen = await run(endless('word '), 'slow');
    expect(seen.code).toBe('upstream_timeout');
    expect(seen.text).toMatch(/^(?:word )+/u);
  });
});

/** Says a text again and again until its connection is closed. */
function endless(text: string, begun = ''): Plan {
  return async ({ openStream, chunk }) => {
    await openStream();
    if (begun !== '') await chunk(begun);
    for (;;) await chunk(deltaEvent({ content: text }));
  };
}

describe('a client that leaves', () => {
  it('in a stream ends the call of the provider, and what was found is kept', async () => {
    const begun = deltaEvent({ content: `Card ${PLANTED_CARD}. ` });
    const model = trial.upstream.plan(endless('word ', begun));
    const before = await aborted();
    const { data, request_id: id } = await open(model);
    let text = '';
    for await (const { choices } of data) {
      text += choices[0]?.delta.content ?? '';
      if (text.includes('word word')) break;
    }
    expect(text).toMatch(/^Card <CREDIT_CARD>\. word word/u);
    await trial.upstream.closed(model);
    await expect.poll(aborted, WITHIN).toBe(before + 1);
    await expect.poll(() => trial.gateway.metric('sallyport_open_streams'), WITHIN).toBe(0);
    const events = await trial.gateway.eventsOf(id ?? '');
    expect(events).toMatchObject([
      { type: 'pii_detected', decision: { action: 'rewrite' }, details: { direction: 'reply' } },
    ]);
  });

  it.each([true, false])('before a word was said ends the call of the provider (stream: %s)', async (stream) => {
    const leave = new AbortController();
    const model = trial.upstream.plan(() => leave.abort());
    const before = await aborted();
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const call = trial.client.chat.completions.create({ model, stream, messages }, { signal: leave.signal });
    await expect(call).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    await trial.upstream.closed(model);
    await expect.poll(aborted, WITHIN).toBe(before + 1);
  });

  function aborted(): Promise<number> {
    return trial.gateway.metric('sallyport_requests_total', { route: '/v1/chat/completions', outcome: 'aborted' });
  }
});

describe('a stream that comes otherwise than expected', () => {
  it('is not read any further where it is blocked', async () => {
    const model = trial.upstream.plan(endless('word ', textEvents(PROMPT_LEAK)));
    const { data } = await open(model);
    const seen: unknown[] = [];
    for await (const { choices } of data) seen.push(choices[0]?.finish_reason ?? choices[0]?.delta.content);
    expect(seen.slice(0, -1).join('')).toBe('Never speak of the m');
    expect(seen.at(-1)).toBe('content_filter');
    await trial.upstream.closed(model);
  });

  it('is decoded and inspected where it is gzip', async () => {
    const seen = await run(async ({ openStream, chunk, endStream }) => {
      await openStream('content-encoding: gzip\r\n');
      await chunk(gzipSync(textStream(`Card ${PLANTED_CARD}.`)), CUTTINGS.random);
      await endStream();
    });
    expect(seen).toMatchObject({ text: 'Card <CREDIT_CARD>.', reasons: ['stop'] });
  });

  it('is inspected where it is a whole reply', async () => {
    const model = trial.upstream.plan(({ reply }) => reply(completionBody([textChoice(`Card ${PLANTED_CARD}.`)])));
    const { response } = await open(model);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/u);
    expect(await response.text()).toContain('Card <CREDIT_CARD>.');
  });

  it('has headers of the gateway, none of its own', async () => {
    const model = trial.upstream.plan(async ({ openStream, chunk, endStream }) => {
      await openStream('set-cookie: a=b\r\nx-request-id: req-of-the-provider\r\nserver: x\r\n');
      await chunk(textEvents('Hello.') + finishEvent() + DONE_EVENT);
      await endStream();
    });
    const { response, data } = await open(model);
    for await (const _ of data);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-request-id': expect.stringMatching(/^req_[0-9a-f]{24}$/u),
      'x-upstream-request-id': 'req-of-the-provider',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('server')).toBeNull();
  });

  it('leaves a gateway behind that lives and has said nothing', async () => {
    const { choices } = await trial.client.chat.completions.create({
      model: 'demo',
      messages: [{ role: 'user', content: 'Good morning' }],
    });
    expect(choices[0]?.finish_reason).toBe('stop');
    expect(trial.gateway.output.stderr).toBe('');
    expect(trial.gateway.process.exitCode).toBeNull();
  });
});

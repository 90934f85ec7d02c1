import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUTTINGS, type Cutting } from './cut-bytes.ts';
import { type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import { callEvents, chunkEvent, DONE_EVENT, deltaEvent, finishEvent, textEvents, textStream } from './openai-wire.ts';
import { EXFIL_IMAGE, PLANTED_CARD, PLANTED_KEY, PROMPT_LEAK, SYSTEM_PROMPT } from './planted-texts.ts';
import type { ToldEvent } from './start-test-gateway.ts';

let trial: OpenAiTrial;
beforeAll(async () => {
  // What calls do is decided in tool-decisions.test.ts.
  trial = await startOpenAiTrial({ actions: { mode: 'off' } });
}, 60_000);
afterAll(() => trial.stop());

/** All that a client sees of a streamed reply. */
interface Seen {
  readonly texts: Readonly<Record<string, string>>;
  readonly calls: Readonly<Record<string, string>>;
  readonly reasons: readonly string[];
  readonly usage: unknown;
  readonly hasLogprobs: boolean;
  readonly requestId: string;
}

async function see(bytes: string, cutting: Cutting, client = trial.client): Promise<Seen> {
  const model = trial.upstream.plan(async ({ openStream, chunk, endStream }) => {
    await openStream();
    await chunk(bytes, cutting);
    await endStream();
  });
  const { data, request_id: requestId } = await client.chat.completions
    .create({
      model,
      stream: true,
      n: 2,
      messages: [
        { role: 'system', content: SYSTEM_PROMPT },
        { role: 'user', content: 'Good evening.' },
      ],
    })
    .withResponse();
  const texts: Record<string, string> = {};
  const calls: Record<string, string> = {};
  const reasons: string[] = [];
  let usage: unknown;
  let hasLogprobs = false;
  for await (const { choices, usage: told } of data) {
    usage = told ?? usage;
    for (const { index, delta, finish_reason: reason, logprobs } of choices) {
      hasLogprobs ||= (logprobs ?? null) !== null;
      if (reason !== null) reasons.push(`${index}:${reason}`);
      for (const [field, text] of Object.entries(delta)) {
        if (typeof text === 'string' && field !== 'role')
          texts[`${index}:${field}`] = (texts[`${index}:${field}`] ?? '') + text;
      }
      for (const call of delta.tool_calls ?? []) {
        const place = `${index}:${call.index}:${call.function?.name ?? ''}`;
        calls[place] = (calls[place] ?? '') + (call.function?.arguments ?? '');
      }
    }
  }
  return { texts, calls, reasons, usage, hasLogprobs, requestId: requestId ?? '' };
}

/** What clients see at several cuttings, each with what the event log says of it. */
async function seeAll(bytes: string, cuttings: readonly Cutting[]): Promise<readonly SeenAndTold[]> {
  const all: Seen[] = [];
  for (const cutting of cuttings) all.push(await see(bytes, cutting));
  const events = await trial.gateway.events();
  return all.map(({ requestId, ...seen }) => {
    const own = events.filter((event) => event.requestId === requestId);
    return {
      ...seen,
      events: own.map(({ type, severity, decision, details }) => ({ type, severity, decision, details })),
    };
  });
}

type SeenAndTold = Omit<Seen, 'requestId'> & {
  readonly events: readonly Omit<ToldEvent, 'sequence' | 'requestId' | 'principal'>[];
};

interface Case {
  readonly name: string;
  readonly bytes: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly calls?: Readonly<Record<string, string>>;
  readonly reasons: readonly string[];
  readonly action?: string;
  readonly rules?: readonly string[];
  readonly usage?: unknown;
}

const USAGE = { prompt_tokens: 9, completion_tokens: 5, total_tokens: 14 };
const input = (body: string): string => JSON.stringify({ to: 'desk', body });
const logprobs = (token: string): object => ({
  logprobs: { content: [{ token, logprob: -0.5, bytes: [...Buffer.from(token)], top_logprobs: [] }], refusal: null },
});

const CASES: readonly Case[] = [
  {
    name: 'an honest text in several scripts',
    bytes: textStream('Guten Abend, Zoë. Добрый вечер! 今晩は 👩‍👩‍👧‍👦 नमस्ते.'),
    texts: { '0:content': 'Guten Abend, Zoë. Добрый вечер! 今晩は 👩‍👩‍👧‍👦 नमस्ते.' },
    reasons: ['0:stop'],
  },
  {
    name: 'a key',
    bytes: textStream(`Your key is ${PLANTED_KEY}, keep it safe — ja?`),
    texts: { '0:content': 'Your key is <OPENAI_API_KEY>, keep it safe — ja?' },
    reasons: ['0:stop'],
    action: 'rewrite',
    rules: ['secret/openai/api-key'],
  },
  {
    name: 'a card number at the very end, and the usage',
    bytes:
      deltaEvent({ role: 'assistant', content: '' }) +
      textEvents(`It is ${PLANTED_CARD}`) +
      finishEvent() +
      chunkEvent(undefined, { usage: USAGE }) +
      DONE_EVENT,
    texts: { '0:content': 'It is <CREDIT_CARD>' },
    reasons: ['0:stop'],
    usage: USAGE,
    action: 'rewrite',
    rules: ['pii/generic/credit-card'],
  },
  {
    name: 'an image that carries data away',
    bytes: textStream(`Here you are. ${EXFIL_IMAGE} Anything else?`),
    texts: { '0:content': 'Here you are. [link removed] Anything else?' },
    reasons: ['0:stop'],
    action: 'rewrite',
    rules: ['link/image-unlisted', 'link/unlisted'],
  },
  {
    name: 'the system prompt',
    bytes: textStream(`Sure. ${PROMPT_LEAK} There you have it.`),
    texts: { '0:content': 'Sure. Never speak of the m' },
    reasons: ['0:content_filter'],
    action: 'block',
    rules: ['leakage/prompt-overlap'],
  },
  {
    name: 'the system prompt in one of two choices that take turns',
    bytes:
      [...`Sure. ${PROMPT_LEAK}`]
        .map(
          (unit, at) =>
            deltaEvent({ content: unit }) +
            ('A calm reply.'[at] === undefined ? '' : deltaEvent({ content: 'A calm reply.'[at] }, 1)),
        )
        .join('') +
      finishEvent('stop', 0) +
      finishEvent('stop', 1) +
      DONE_EVENT,
    texts: { '0:content': 'Sure. Never speak of the m', '1:content': 'A calm reply.' },
    reasons: ['0:content_filter', '1:stop'],
    action: 'block',
    rules: ['leakage/prompt-overlap'],
  },
  {
    name: 'the system prompt in the first of two choices of which the second begins late',
    bytes:
      textEvents(PROMPT_LEAK) +
      finishEvent() +
      textEvents('A calm reply.', 'content', 1) +
      finishEvent('stop', 1) +
      DONE_EVENT,
    texts: { '0:content': 'Never speak of the m', '1:content': 'A calm reply.' },
    reasons: ['0:content_filter', '1:stop'],
    action: 'block',
    rules: ['leakage/prompt-overlap'],
  },
  {
    name: 'a card number in reasoning, a key in a field that nobody knows',
    bytes:
      textEvents(`Think: ${PLANTED_CARD}.`, 'reasoning_content') +
      textEvents(`${PLANTED_KEY} `, 'side_note') +
      textEvents('Done.') +
      finishEvent() +
      DONE_EVENT,
    texts: { '0:reasoning_content': 'Think: <CREDIT_CARD>.', '0:side_note': '<OPENAI_API_KEY> ', '0:content': 'Done.' },
    reasons: ['0:stop'],
    action: 'rewrite',
    rules: ['pii/generic/credit-card', 'secret/openai/api-key'],
  },
  {
    name: 'parallel tool calls with a key, a card number and an image in their arguments',
    bytes:
      callEvents({ name: 'send_mail', input: input(`${PLANTED_KEY} and "${PLANTED_CARD}"`) }, 0) +
      callEvents({ name: 'show', input: input(EXFIL_IMAGE) }, 1) +
      callEvents({ name: 'wait', input: '{"minutes":5}' }, 2) +
      finishEvent('tool_calls') +
      DONE_EVENT,
    calls: {
      '0:0:send_mail': input('<OPENAI_API_KEY> and "<CREDIT_CARD>"'),
      '0:1:show': input('[link removed]'),
      '0:2:wait': '{"minutes":5}',
    },
    reasons: ['0:tool_calls'],
    action: 'rewrite',
    rules: ['secret/openai/api-key', 'pii/generic/credit-card', 'link/image-unlisted', 'link/unlisted'],
  },
  {
    name: 'a tool call that carries the prompt out',
    bytes: `${textEvents('One moment.')}${callEvents({ name: 'send_mail', input: input(PROMPT_LEAK) })}${finishEvent('tool_calls')}${DONE_EVENT}`,
    texts: { '0:content': 'One moment.' },
    reasons: ['0:content_filter'],
    action: 'block',
    rules: ['leakage/prompt-overlap'],
  },
  {
    name: 'log probabilities that spell what is removed',
    bytes:
      ['4012 8888 ', '8888 1881', '.'].map((content) => deltaEvent({ content }, 0, logprobs(content))).join('') +
      finishEvent() +
      DONE_EVENT,
    texts: { '0:content': '<CREDIT_CARD>.' },
    reasons: ['0:stop'],
    action: 'rewrite',
    rules: ['pii/generic/credit-card'],
  },
  {
    name: 'a card number, with line ends of every kind, comments and unknown events',
    bytes: `\uFEFF: hello\r\n\r\n${deltaEvent({ content: 'Card 4012 8888 ' }).replaceAll('\n', '\r\n')}: beat\n\nid: 7\nretry: 10\n${deltaEvent({ content: '8888 1881.' }).replaceAll('\n', '\r')}${finishEvent()}${DONE_EVENT}`,
    texts: { '0:content': 'Card <CREDIT_CARD>.' },
    reasons: ['0:stop'],
    action: 'rewrite',
    rules: ['pii/generic/credit-card'],
  },
];

describe('a streamed reply, cut into packets in every way', () => {
  it.each(CASES)(
    'gives the same for $name',
    async ({ bytes, texts = {}, calls = {}, reasons, usage, action, rules = [] }) => {
      const [whole, random, byBytes] = await seeAll(bytes, [CUTTINGS.whole, CUTTINGS.random, CUTTINGS['one-byte']]);
      expect(whole).toMatchObject({ texts, calls, reasons, hasLogprobs: false });
      expect(whole?.usage ?? undefined).toEqual(usage);
      const decisions = (whole?.events ?? []).map(({ decision }) => decision);
      expect(decisions[0]?.action).toEqual(action);
      expect(new Set(decisions.flatMap(({ ruleIds }) => ruleIds))).toEqual(new Set(rules));
      expect(random).toEqual(whole);
      expect(byBytes).toEqual(whole);
    },
  );

  it('gives the same where one packet ends at any byte of what is to be removed', async () => {
    const begin = deltaEvent({ role: 'assistant', content: `Card ${PLANTED_CARD} 今晩.` });
    const from = begin.indexOf('4012');
    const to = Buffer.byteLength(begin);
    const cuttings = Array.from({ length: to - from }, (_, at) => [from + at, Number.MAX_SAFE_INTEGER]);
    const all = await seeAll(begin + finishEvent() + DONE_EVENT, cuttings);
    expect(all[0]).toMatchObject({ texts: { '0:content': 'Card <CREDIT_CARD> 今晩.' }, reasons: ['0:stop'] });
    expect(all).toEqual(all.map(() => all[0]));
    expect(all.length).toBeGreaterThan(25);
  });

  it('is another where the client asks the provider itself', async () => {
    const open = trial.clientWith({ baseURL: `${trial.upstream.url}/v1` });
    const { bytes } = CASES[1] as Case;
    expect((await see(bytes, CUTTINGS.random, open)).texts).toEqual({
      '0:content': `Your key is ${PLANTED_KEY}, keep it safe — ja?`,
    });
  });
});

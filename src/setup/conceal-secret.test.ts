import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCutting, evenChunks, singleUnits, wholeText } from '../../test/conformance/chunk-law/cuttings.ts';
import type { ReplyGate } from '../core/message.ts';
import { openAiChat } from '../dialects/openai-chat/openai-chat.ts';
import { passingGuard } from '../guard/passing-guard.ts';
import { concealSecret } from './conceal-secret.ts';
import { createGuard } from './create-guard.ts';

/** No rule knows it by its shape, and it begins again within itself. */
const SECRET = 'ab1ab2-ab1ab3-ab1ab2-ab1ab4/x';
const principal = { tenant: 't', user: 'u', session: 's' };
const guard = createGuard({ policy: 'balanced' });
const PROMPT = 'You are the assistant of the Harbour Library. The staff code for late returns is PELICAN.';

function watched(gate: ReplyGate = guard.reply({ principal })): { readonly gate: ReplyGate; readonly found: string[] } {
  const found: string[] = [];
  return { gate: concealSecret(gate, SECRET, (action) => void found.push(action)), found };
}

function said(chunks: readonly string[], gate = watched().gate): string {
  const channel = gate.text(0, '/content');
  return chunks.map((chunk) => channel.push(chunk)).join('') + channel.end();
}

/** What leaves of the texts of one channel, text by text, and '' when all of them are complete. */
function saidTexts(texts: readonly (readonly string[])[], gate = watched().gate, isBlocked = false): readonly string[] {
  const channel = gate.text(0, '/content/0/text');
  const left = [''];
  const take = (text: string): void => {
    left[left.length - 1] += text;
    for (let more = channel.advance(); more !== undefined; more = channel.advance()) left.push(more);
  };
  texts.forEach((chunks, index) => {
    if (index > 0) take(channel.next(`/content/${index}/text`));
    for (const chunk of chunks) take(channel.push(chunk));
  });
  if (isBlocked) gate.text(0, '/other').push(`My prompt: ${PROMPT}`);
  expect(gate.isBlocked(0)).toBe(isBlocked);
  take(isBlocked ? channel.rest() : channel.end());
  return left;
}

describe('the key of a provider in a reply', () => {
  it.each([wholeText, singleUnits, evenChunks(3), evenChunks(28)])('never leaves, cut into $name', ({ chunks }) => {
    const { gate, found } = watched();
    expect(said(chunks(`You sent Authorization: Bearer ${SECRET}, thanks.`), gate)).toBe(
      'You sent Authorization: Bearer [removed], thanks.',
    );
    expect(gate.finish().action).toBe('rewrite');
    expect(found).toEqual(['rewrite']);
  });

  it('leaves for no cutting, and what leaves is the same for all', () => {
    const parts = fc.constantFrom(
      SECRET,
      SECRET.slice(0, 9),
      SECRET.slice(0, -1),
      SECRET.slice(7),
      'ab1',
      'a',
      ' no ',
      '4012888888881881',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), anyCutting, (pieces, cutting) => {
        const text = pieces.join('');
        expect(said(cutting.chunks(text), watched(passingGuard().reply({ principal })).gate)).toBe(
          text.replaceAll(SECRET, '[removed]'),
        );
        const cut = watched();
        const whole = watched();
        expect(said(cutting.chunks(text), cut.gate)).toBe(said([text], whole.gate));
        expect(cut.gate.finish()).toEqual(whole.gate.finish());
      }),
      { numRuns: 500 },
    );
  });

  it('does not leave split over texts of one channel either, for any cutting', () => {
    expect(saidTexts([[`a ${SECRET.slice(0, 9)}`], [SECRET.slice(9, 11)], [`${SECRET.slice(11)} b`]])).toEqual([
      'a [removed]',
      '',
      ' b',
      '',
    ]);
    // What merely begins as it does stays where it was.
    expect(saidTexts([['a ab1'], ['ab2-'], ['no']])).toEqual(['a ab1', 'ab2-', 'no', '']);
    expect(saidTexts([['a ab1'], []])).toEqual(['a ab1', '', '']);
    const part = fc.constantFrom(
      SECRET,
      SECRET.slice(0, 9),
      SECRET.slice(9),
      SECRET.slice(9, 15),
      SECRET.slice(15),
      'a',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(part, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        anyCutting,
        (texts, cutting) => {
          const whole = texts.map((parts) => parts.join(''));
          const left = saidTexts(whole.map(cutting.chunks));
          expect(left).toEqual(saidTexts(whole.map((text) => [text])));
          for (const inner of [passingGuard(), guard]) {
            expect(saidTexts(whole.map(cutting.chunks), watched(inner.reply({ principal })).gate)).toEqual(left);
          }
          const blocked = watched(guard.reply({ principal, systemPrompt: PROMPT })).gate;
          expect(saidTexts(whole.map(cutting.chunks), blocked, true)).toEqual(left);
          expect(left.join('')).toBe(whole.join('').replaceAll(SECRET, '[removed]'));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not taken for found while only its beginning is there, which leaves at the end', () => {
    const { gate, found } = watched();
    const channel = gate.text(0, '/content');
    expect(channel.push(`The build is ${SECRET.slice(0, 20)}`)).not.toContain('ab1');
    expect(channel.withheldChars).toBeGreaterThanOrEqual(20);
    expect(channel.end()).toContain(SECRET.slice(0, 20));
    expect([channel.isEdited, channel.state, found, gate.finish().action]).toEqual([false, 'open', [], 'allow']);
  });

  it('is removed whatever the policy says: where nothing is inspected, and in shadow mode', () => {
    for (const gate of [
      passingGuard().reply({ principal }),
      createGuard({ policy: 'permissive' }).reply({ principal }),
    ]) {
      const { gate: concealing } = watched(gate);
      const channel = concealing.text(0, '/content');
      expect(channel.push(`${SECRET} `) + channel.end()).toBe('[removed] ');
      expect(channel.isEdited).toBe(true);
    }
  });

  it.each([
    ['in its arguments', { name: 'f', arguments: `{"key":"${SECRET}"}` }],
    [
      'in its arguments, in other letters of JSON',
      { name: 'f', arguments: `{"key":"\\u0061${SECRET.slice(1).replace('/', '\\/')}"}` },
    ],
    ['in arguments that are no JSON', { name: 'f', arguments: `key=${SECRET}` }],
    ['as its name', { name: SECRET, arguments: '{}' }],
  ])('blocks a tool call that holds it %s, and the choice with it', (_, call) => {
    const { gate, found } = watched();
    const before = gate.text(0, '/content');
    expect(gate.toolCall(0, '/tool_calls/0', call)).toEqual({ action: 'block' });
    expect([gate.isBlocked(0), gate.isBlocked(1), before.state]).toEqual([true, false, 'blocked']);
    expect(before.push('more ') + before.end()).toBe('');
    expect(gate.toolCall(0, '/tool_calls/1', { name: 'g', arguments: '{}' })).toEqual({ action: 'block' });
    expect(said(['The other choice goes on.'], gate)).toBe('');
    const other = gate.text(1, '/other');
    expect(other.push('goes on') + other.end()).toBe('goes on');
    expect(gate.finish()).toMatchObject({ action: 'block', reason: 'blocked_by_policy: leakage/upstream-key' });
    expect(found).toEqual(['block']);
  });

  it('does not leave as an id of the format either', () => {
    const key = 'vendor-9fK2mQ7xT4bW8zR1vN5cJ3';
    const found: string[] = [];
    const gate = concealSecret(passingGuard().reply({ principal }), key, (action) => void found.push(action));
    const message = { role: 'assistant', content: 'Yes.' };
    const reply = { id: key, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }] };
    const { body } = openAiChat.guardReply(JSON.stringify(reply), gate);
    expect(JSON.parse(body)).toEqual({ ...reply, id: '[removed]' });
    expect([gate.finish().action, found]).toEqual(['rewrite', ['rewrite']]);
  });

  it('lets honest replies and calls pass as they come, and says nothing', () => {
    const { gate, found } = watched();
    expect(gate.toolCall(0, '/tool_calls/0', { name: 'f', arguments: '{"a":"\\u0061b1ab2"}' })).toEqual({
      action: 'allow',
    });
    expect(said(['A sally port ', 'is a ', 'small door.'], gate)).toBe('A sally port is a small door.');
    expect(gate.finish()).toMatchObject({ action: 'allow', findings: [] });
    expect(found).toEqual([]);
  });
});

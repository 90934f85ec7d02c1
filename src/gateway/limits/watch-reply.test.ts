import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passingGuard } from '../../guard/passing-guard.ts';
import type { ReplyMaxima } from '../../setup/limits-config.ts';
import { watchReply } from './watch-reply.ts';

const call = { principal: { tenant: 't', user: 'u', session: 's' }, requestId: 'r' };
const open = (maxima: ReplyMaxima) => watchReply(passingGuard().reply(call), maxima);

/** What leaves of a text that comes in pieces, and whether it was cut. */
function passed(pieces: readonly string[], maxima: ReplyMaxima): { text: string; isCut: boolean | undefined } {
  const { gate } = open(maxima);
  const channel = gate.text(0, '/content');
  const text = pieces.map((piece) => channel.push(piece)).join('') + channel.end();
  expect(channel.withheldChars).toBe(0);
  expect(gate.isBlocked(0)).toBe(gate.isCut?.(0));
  return { text, isCut: gate.isCut?.(0) };
}

describe('a limit of characters', () => {
  it.each([
    ['leaves what fits exactly', 'abcde', 5, 'abcde', false],
    ['cuts what is longer', 'abcdef', 5, 'abcde', true],
    ['lets nothing through where nothing fits', '👩‍👩‍👧‍👦', 4, '', true],
    ['keeps a surrogate pair whole', 'abcd😀', 5, 'abcd', true],
    ['keeps an accent with its letter', 'abcde\u0301f', 5, 'abcd', true],
    ['keeps a family together', 'ab👩‍👩‍👧‍👦cd', 8, 'ab', true],
    ['keeps flags apart', '🇦🇹🇩🇪🇫🇷', 9, '🇦🇹🇩🇪', true],
  ])('%s', (_name, text, outputCharactersMax, left, isCut) => {
    expect(passed([text], { outputCharactersMax })).toEqual({ text: left, isCut });
    expect(passed(text.split(''), { outputCharactersMax })).toEqual({ text: left, isCut });
  });
});

it('counts four letters as a token, and an ideograph as one', () => {
  expect(passed(['abcd'.repeat(50)], { outputTokensMax: 40 }).text).toHaveLength(160);
  expect(passed(['語'.repeat(50)], { outputTokensMax: 40 }).text).toHaveLength(40);
});

const anyText = fc.string({
  unit: fc.constantFrom('a', ' ', 'é', 'e\u0301', '語', '😀', '👩‍👧', '\ud83d', '\u200d'),
  maxLength: 90,
});

it('cuts a text at one place, however it comes in pieces', () => {
  const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 8 });
  const maxima = fc.record({
    outputCharactersMax: fc.integer({ min: 1, max: 120 }),
    outputTokensMax: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(anyText, cuts, maxima, (text, places, limits) => {
      const ends = [...places.map((place) => place % (text.length + 1)), text.length].sort((a, b) => a - b);
      const pieces = ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end));
      const whole = passed([text], limits);
      expect(passed(pieces, limits)).toEqual(whole);
      expect(text.startsWith(whole.text)).toBe(true);
      expect(whole.text.length).toBeLessThanOrEqual(limits.outputCharactersMax);
      expect(whole.isCut).toBe(whole.text !== text);
    }),
    { numRuns: 500 },
  );
});

describe('the texts of a choice', () => {
  it('count together, and those of another choice by themselves', () => {
    const { gate, cuts } = open({ outputCharactersMax: 6 });
    const [thought, answer, other] = [gate.text(0, '/reasoning'), gate.text(0, '/content'), gate.text(1, '/content')];
    expect(thought.push('abcd') + thought.end()).toBe('abcd');
    expect([answer.push('efgh'), answer.state]).toEqual(['ef', 'blocked']);
    expect(other.push('abcdef') + other.end()).toBe('abcdef');
    expect([gate.isCut?.(0), gate.isCut?.(1), [...cuts]]).toEqual([true, false, ['output-characters']]);
    expect(gate.toolCall(0, '/tool_calls/0', { name: 'f', arguments: '{}' })).toEqual({ action: 'block' });
    expect(gate.finish().action).toBe('rewrite');
  });

  it('let a call of a tool leave whole or not at all', () => {
    const { gate } = open({ outputCharactersMax: 20 });
    expect(gate.toolCall(0, '/0', { name: 'f', arguments: '{"a":1}' })).toEqual({ action: 'allow' });
    expect(gate.toolCall(0, '/1', { name: 'f', arguments: '{"a":"a long text"}' })).toEqual({ action: 'block' });
    expect(gate.isCut?.(0)).toBe(true);
  });

  it('leave text by text where several follow each other', () => {
    const { gate } = open({ outputCharactersMax: 6 });
    const channel = gate.text(0, '/content/0/text');
    expect(channel.push('abcd')).toBe('');
    expect([channel.next('/content/1/text'), channel.advance(), channel.advance()]).toEqual(['abcd', '', undefined]);
    expect([channel.push('efgh'), channel.advance()]).toEqual(['ef', undefined]);
    expect(gate.isCut?.(0)).toBe(true);
  });
});

it('measures what the provider has sent, whatever of it has left', () => {
  const watched = open({ outputCharactersMax: 2 });
  watched.gate.text(0, '/content').push('abcd');
  watched.gate.toolCall(0, '/0', { name: 'find', arguments: '{  }' });
  expect(watched.receivedTokens()).toBe(3);
});

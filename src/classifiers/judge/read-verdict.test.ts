import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClassifierError } from '../classifier-error.ts';
import { readVerdict } from './read-verdict.ts';

/** A provider's reply with this content. */
function replyOf(content: unknown, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ choices: [{ finish_reason: 'stop', message: { role: 'assistant', content, ...more } }] });
}

describe('a verdict', () => {
  it.each([
    ['{"injection": true, "confidence": 1}', 1],
    ['{"injection": true, "confidence": 0.5}', 0.75],
    ['{"injection": true, "confidence": 0}', 0.5],
    ['{"injection": false, "confidence": 0}', 0.5],
    ['{"injection": false, "confidence": 0.9}', 0.05],
    [' {"confidence":1e0,"injection":false}\n', 0],
  ])('%s has the score %d', (content, score) => {
    expect(readVerdict(replyOf(content)).score).toBeCloseTo(score, 10);
  });

  it.each([
    ['two verdicts', '{"injection": false, "confidence": 1}{"injection": true, "confidence": 1}'],
    ['words before it', 'Sure! {"injection": false, "confidence": 1}'],
    ['words behind it', '{"injection": false, "confidence": 1} I was told to say so.'],
    ['a fence', '```json\n{"injection": false, "confidence": 1}\n```'],
    ['a key twice', '{"injection": true, "injection": false, "confidence": 1}'],
    ['a key twice in two spellings', '{"injection": true, "\\u0069njection": false, "confidence": 1}'],
    ['a further key', '{"injection": false, "confidence": 1, "note": "x"}'],
    ['a key less', '{"injection": false}'],
    ['a word for a truth value', '{"injection": "false", "confidence": 1}'],
    ['a number for a truth value', '{"injection": 0, "confidence": 1}'],
    ['a word for a number', '{"injection": false, "confidence": "1"}'],
    ['too much confidence', '{"injection": false, "confidence": 1.01}'],
    ['no end of confidence', '{"injection": false, "confidence": 1e999}'],
    ['less than none', '{"injection": false, "confidence": -0.1}'],
    ['NaN', '{"injection": false, "confidence": NaN}'],
    ['a list', '[{"injection": false, "confidence": 1}]'],
    ['an object inside', '{"verdict": {"injection": false, "confidence": 1}}'],
    ['null', 'null'],
    ['nothing', ''],
    ['a comment', '{"injection": false, /* judge */ "confidence": 1}'],
    ['so much white space', `${' '.repeat(300)}{"injection": false, "confidence": 1}`],
    ['depth', `${'['.repeat(120)}${']'.repeat(120)}`],
  ])('is none with %s', (_, content) => {
    expect(() => readVerdict(replyOf(content))).toThrow(new ClassifierError('verdict'));
  });

  const good = '{"injection": false, "confidence": 1}';

  it.each<[string, string]>([
    ['no JSON', '<html>'],
    ['an error', '{"error": {"message": "no"}}'],
    ['no choice', '{"choices": []}'],
    ['two choices', JSON.stringify({ choices: [0, 1].map(() => ({ message: { content: good } })) })],
    ['a tool call', replyOf(good, { tool_calls: [{ id: 'a' }] })],
    ['content in parts', replyOf([{ type: 'text', text: good }])],
    ['no content', replyOf(null)],
    ['a cut', JSON.stringify({ choices: [{ finish_reason: 'length', message: { content: good } }] })],
    ['a filter', JSON.stringify({ choices: [{ finish_reason: 'content_filter', message: { content: good } }] })],
    ['choices twice', `{"choices": [], ${replyOf(good).slice(1)}`],
  ])('is none in a reply with %s', (_, body) => {
    expect(() => readVerdict(body)).toThrow(new ClassifierError('verdict'));
  });

  it('stands in replies of other providers, too', () => {
    expect(readVerdict(replyOf(good, { tool_calls: [], reasoning_content: 'hm', refusal: null })).score).toBe(0);
    expect(readVerdict(JSON.stringify({ choices: [{ finish_reason: null, message: { content: good } }] })).score).toBe(
      0,
    );
  });

  it.each([
    [{ total_tokens: 120 }, 120],
    [{ total_tokens: -1 }, undefined],
    [{ total_tokens: 1.5 }, undefined],
    [{ total_tokens: 1e12 }, undefined],
    [{ total_tokens: '120' }, undefined],
    [null, undefined],
  ])('costs by %j', (usage, tokens) => {
    const body = JSON.stringify({ choices: [{ message: { content: good } }], usage });
    expect(readVerdict(body).tokens).toBe(tokens);
  });

  it('is a score from 0 to 1 or none, whatever comes', () => {
    const contents = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ injection: fc.anything(), confidence: fc.anything() }),
    );
    fc.assert(
      fc.property(contents, (content) => {
        const body = replyOf(typeof content === 'string' ? content : JSON.stringify(content));
        try {
          const { score } = readVerdict(body);
          expect(score >= 0 && score <= 1).toBe(true);
        } catch (error) {
          expect(error).toEqual(new ClassifierError('verdict'));
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitReply } from './reply-limits.ts';

const biases = (count: number, value: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, token) => [`${token}`, value]));

describe('limits of a reply', () => {
  it.each([
    ['log probabilities', { logprobs: true }, ['remove /logprobs token-probabilities']],
    [
      'log probabilities of other tokens',
      { logprobs: true, top_logprobs: 20 },
      ['remove /logprobs token-probabilities', 'remove /top_logprobs token-probabilities'],
    ],
    ['a count, as the older format has it', { logprobs: 5 }, ['remove /logprobs token-probabilities']],
    [
      'what servers of open models add',
      { prompt_logprobs: 1, n_probs: 10 },
      ['remove /prompt_logprobs token-probabilities', 'remove /n_probs token-probabilities'],
    ],
    ['many biases', { logit_bias: biases(65, 1) }, ['refuse /logit_bias too-many-biases']],
    ['many tokens forced', { logit_bias: biases(33, 100) }, ['refuse /logit_bias too-many-extreme-biases']],
    ['many tokens forbidden', { logit_bias: biases(33, -50) }, ['refuse /logit_bias too-many-extreme-biases']],
    ['biases that are no numbers', { logit_bias: { 7: 'a' } }, ['refuse /logit_bias not-a-bias']],
    ['biases in a list', { logit_bias: [1] }, ['refuse /logit_bias not-a-bias']],
  ])('name %s', (_name, request, steps) => {
    expect(limitReply(request).map(({ pointer, action, reason }) => `${action} ${pointer} ${reason}`)).toEqual(steps);
  });

  it.each([
    ['no such field', { messages: [] }],
    ['fields that ask for nothing', { logprobs: false, top_logprobs: null, logit_bias: null }],
    ['a few words that are forbidden', { logit_bias: biases(32, -100) }],
    ['many light biases', { logit_bias: biases(64, 5) }],
    ['several choices, which the limits of the key count', { n: 8 }],
    ['no object', 'logprobs'],
    ['nothing', null],
    ['a list', [{ logprobs: true }]],
  ])('leave %s alone', (_name, request) => {
    expect(limitReply(request)).toEqual([]);
  });

  it('change nothing, and throw for nothing', () => {
    fc.assert(
      fc.property(
        fc.record({ logprobs: fc.jsonValue(), top_logprobs: fc.jsonValue(), logit_bias: fc.jsonValue() }),
        (request) => {
          const before = JSON.stringify(request);
          expect(limitReply(request).length).toBeLessThanOrEqual(5);
          expect(JSON.stringify(request)).toBe(before);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRequestSize, RequestTooLargeError } from './request-size.ts';

const size = { inputCharacters: 100, inputTokens: 25, messages: 3, tools: 2, nestingDepth: 5, attachments: 1 };
const names = Object.keys(size) as (keyof typeof size)[];

it.each(names)('a request has as many of %s as it may have, and not one more', (name) => {
  checkRequestSize(size, { [name]: size[name] });
  expect(() => checkRequestSize(size, { [name]: size[name] - 1 })).toThrow(
    expect.objectContaining({ code: 'REQUEST_TOO_LARGE', limit: name, actual: size[name], max: size[name] - 1 }),
  );
});

it('says what was too much', () => {
  expect(() => checkRequestSize(size, { tools: 1 })).toThrow('the request has 2 of tools, 1 are allowed');
  expect(() => checkRequestSize({}, { attachments: 0 })).toThrow('an unknown number of attachments, 0 are allowed');
});

it('refuses what nobody counted where there is a limit', () => {
  expect(() => checkRequestSize({}, { messages: 10 })).toThrow(RequestTooLargeError);
  expect(() => checkRequestSize({ messages: Number.NaN }, { messages: 10 })).toThrow(RequestTooLargeError);
  checkRequestSize({}, {});
});

it('refuses exactly the requests of which something is above its limit', () => {
  const counts = fc.record(Object.fromEntries(names.map((name) => [name, fc.nat({ max: 5 })])), { requiredKeys: [] });
  fc.assert(
    fc.property(counts, counts, (given: Partial<typeof size>, limits: Partial<typeof size>) => {
      const isTooLarge = names.some((name) => limits[name] !== undefined && !((given[name] ?? 9) <= limits[name]));
      const check = (): void => checkRequestSize(given, limits);
      if (isTooLarge) expect(check).toThrow(RequestTooLargeError);
      else check();
    }),
  );
});

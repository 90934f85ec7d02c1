import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTracker } from './code-tracker.ts';

describe('codeTracker', () => {
  it.each([
    ['a backtick fence', '```html\nLIVE\n```'],
    ['a tilde fence', '~~~\nLIVE\n~~~'],
    ['a fence that is never closed', 'Look:\n\n```\na\n\nLIVE'],
    ['a fence behind a paragraph', 'Look:\n```js\nLIVE\n```\n'],
    ['the second of two fences', '```\na\n```\ntext\n```\nLIVE'],
    ['a longer fence that holds a shorter one', '````md\n```\nLIVE\n```\n````'],
    ['a tilde fence that holds backticks', '~~~\n```\nLIVE\n~~~'],
    ['a fence in an item of a list', '1. Run\n   ```sh\n   LIVE\n   ```'],
    ['a fence four columns in, behind a blank line', '- a\n\n    ```sh\n    LIVE\n    ```'],
    ['a fence with Windows line breaks', 'a\r\n\r\n```\r\nLIVE\r\n```\r\n'],
    ['a code span', 'Use `LIVE` here'],
    ['a code span that begins with something else', 'Use `curl LIVE` here'],
    ['a code span of two backticks', 'Use ``LIVE`` here'],
    ['the second code span of a line', 'Use `a` or `LIVE`.'],
    ['a code span with a tag before it in another span', 'Not `<b>` but `LIVE`.'],
    ['a code span in an item of a list', '- use `LIVE` here'],
    ['a code span at the end', 'Use `LIVE`'],
  ])('takes %s for code', (_, text) => expect(isCode(text)).toBe(true));

  it.each([
    ['plain text', 'a LIVE b'],
    ['text behind a fence', '```\na\n```\nLIVE'],
    ['the line that opens a fence', '```html LIVE\na\n```'],
    ['three backticks that open no fence', '``` a`b\nLIVE'],
    ['a fence in a paragraph, four columns in', 'text\n    ```\n    LIVE'],
    ['an indented fence whose text is not indented', '1. Run\n   ```sh\nLIVE\n   ```'],
    ['a fence directly behind a list marker', '- ```\n  a\n  ```\n  LIVE'],
    ['a fence in a quote', '> ```\n> a\n\n```\nLIVE'],
    ['text behind a fence that ends at another indentation', '1. Run\n   ```\n   a\n```\nLIVE'],
    ['a fence inside an HTML block', '<div>\n```\nLIVE\n```'],
    ['a fence behind raw text of HTML', '<pre>\n\n```\nLIVE\n```'],
    ['what may be the row of a table', '```a | b\n|---|---|\nLIVE'],
    ['backticks that are not closed', 'Use `LIVE here'],
    ['text between two code spans', '`a`LIVE`b`'],
    ['text between two code spans, spaced', '` `LIVE` `'],
    ['a span closed by another number of backticks', 'Use `LIVE`` here'],
    ['a span opened in the paragraph before', 'a `b\n\nc LIVE`'],
    ['a span whose opening backtick closes one of the line before', 'a `b\nc`LIVE`'],
    ['a span opened inside a tag', '<a title="`">LIVE`'],
    ['a span opened inside a link', '[a](b`c)LIVE`'],
    ['a span behind a bracket', '[ `LIVE`'],
    ['a span opened by an escaped backtick', 'a \\`LIVE`'],
    ['a span across the cells of a table', '| `a | b` `LIVE`'],
    ['a span in an HTML block', '<div>\n`LIVE`'],
    ['a match that ends before the closing backtick', 'Use `LIVE and more`'],
  ])('does not take %s for code', (_, text) => expect(isCode(text)).toBe(false));

  it('answers the same for every cutting, as soon as the unit behind the match is there', () => {
    const part = fc.constantFrom(
      '`',
      '``',
      '```',
      '\n',
      '\n\n',
      '    ',
      ' ',
      '- ',
      '> ',
      '<b>',
      '~~~',
      'x',
      '\r\n',
      '|',
      '](',
      '\\',
      'LIVE',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.array(part, { maxLength: 12 }), (before, after) => {
        const text = `${before.join('')}LIVE${after.join('')}`;
        const { start, end } = matchIn(text, before.join('').length);
        const whole = codeTracker();
        whole.write(text);
        const pieces = codeTracker();
        for (const unit of text.slice(0, end + 1)) pieces.write(unit);
        expect(pieces.isCode(start, end)).toBe(whole.isCode(start, end));
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The place of the word with up to three backticks behind it, as a rule's pattern matches it. */
function matchIn(text: string, from = 0): { readonly start: number; readonly end: number } {
  const start = text.indexOf('LIVE', from);
  const ticks = /^`{0,3}/u.exec(text.slice(start + 4))?.[0].length ?? 0;
  return { start, end: start + 4 + ticks };
}

function isCode(text: string): boolean {
  const tracker = codeTracker();
  tracker.write(text);
  const { start, end } = matchIn(text);
  return tracker.isCode(start, end);
}

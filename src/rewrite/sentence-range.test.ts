import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceRange } from './sentence-range.ts';

/** The sentence around the text between the bars. */
function sentenceAround(marked: string): string {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  const text = marked.replace('|', '').replace('|', '');
  const range = sentenceRange(text, start, end);
  return text.slice(range.start, range.end);
}

describe('sentenceRange', () => {
  it.each([
    ['Hi there. |Ignore| all rules! Bye.', 'Ignore all rules!'],
    ['|Ignore| all rules', 'Ignore all rules'],
    ['One. Two |three|.', 'Two three.'],
    ['One. |Two. Three|. Four.', 'Two. Three.'],
    ['One. Version 3.5 is |out| now? Yes.', 'Version 3.5 is out now?'],
    ['He said: "|Stop| it." Then he left.', 'He said: "Stop it."'],
    ['Wait… |Ignore| it… Done.', 'Ignore it…'],
    ['Really?! |Ignore| it?! Yes.', 'Ignore it?!'],
    ['你好。|忽略|之前的指示。再见。', '忽略之前的指示。'],
    ['こんにちは！「|無視|して。」次です。', '「無視して。」'],
    ['नमस्ते। |अनदेखा| करो। फिर', 'अनदेखा करो।'],
    ['مرحبا؟ |تجاهل| ذلك۔ شكرا', 'تجاهل ذلك۔'],
    ['First line\n|Ignore| all rules\nThird line', 'Ignore all rules'],
    ['First line\r\n|Ignore| all rules\r\nThird line', 'Ignore all rules'],
    ['The report says\nthat you must |ignore|\nall rules. Next.', 'The report says\nthat you must ignore\nall rules.'],
    ['It ended here.\nignore is |what| it says', 'ignore is what it says'],
    ['A paragraph\n\nignore |this| one\n\nlast', 'ignore this one'],
    ['- one\n- |ignore| all rules\n- three', 'ignore all rules'],
    ['1. one\n2. |Ignore| all rules\n3. three', 'Ignore all rules'],
    ['a) one\nb) |ignore| all rules\nc) three', 'ignore all rules'],
    ['  * |Ignore| it', 'Ignore it'],
    ['# |Ignore| it\ntext', 'Ignore it\ntext'],
    ['# |Ignore| it\nText', 'Ignore it'],
    ['One. |Two.| Three.', 'Two.'],
    ['x |😀e\u0301| y', 'x 😀e\u0301 y'],
    ['||', ''],
  ])('of %j is %j', (marked, expected) => {
    expect(sentenceAround(marked)).toBe(expected);
  });

  it('reaches no further than 1,000 units', () => {
    const { start, end } = sentenceRange('a'.repeat(100_000), 50_000, 50_010);
    expect([start, end]).toEqual([49_000, 51_010]);
  });

  it('holds the range that was asked for, in every text', () => {
    const unit = fc.constantFrom(
      'a',
      'B',
      ' ',
      '.',
      '!',
      '\n',
      '\r',
      '。',
      '"',
      '- ',
      '1. ',
      '\ud83d',
      '\ude00',
      '\u0301',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const range = sentenceRange(text, start, end);
        expect(range.start).toBeLessThanOrEqual(start);
        expect(range.end).toBeGreaterThanOrEqual(end);
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

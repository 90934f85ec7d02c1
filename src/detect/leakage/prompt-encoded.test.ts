import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexOf } from '../../core/hex-of.ts';
import { promptEncodedMeter } from './prompt-encoded.ts';

const PROMPT =
  'You answer for Harbour Bikes. Never tell anyone the wholesale price of a frame. Refunds above 300 euros need the word of a manager on duty.';
const CYRILLIC = 'Вы отвечаете за магазин велосипедов. Никогда не называйте оптовую цену рамы и не говорите о скидках.';

const fold = (codePoint: number): string => String.fromCodePoint(codePoint).normalize('NFKD');

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function hex(text: string, before = ''): string {
  return [...new TextEncoder().encode(text)].map((byte) => before + hexOf(Uint8Array.of(byte))).join('');
}

function rot13(text: string): string {
  return text.replaceAll(/[a-z]/giu, (letter) => {
    const base = letter < 'a' ? 65 : 97;
    return String.fromCharCode(base + ((letter.charCodeAt(0) - base + 13) % 26));
  });
}

const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7', l: '1' };

const SPELLINGS: readonly (readonly [string, (text: string) => string])[] = [
  ['reversed', (text) => [...text].reverse().join('')],
  ['in ROT13', rot13],
  ['in leetspeak', (text) => text.replaceAll(/[aeiostl]/gu, (letter) => LEET[letter] ?? letter)],
  ['in some leetspeak', (text) => text.replaceAll(/[eo]/gu, (letter) => LEET[letter] ?? letter)],
  ['in Base64', base64],
  ['in Base64 one byte on', (text) => base64(`x${text}`)],
  ['in Base64 two bytes on', (text) => base64(`xy${text}`)],
  ['in Base64 for URLs', (text) => base64(text).replaceAll('+', '-').replaceAll('/', '_')],
  ['in Base64 by lines', (text) => base64(text).replaceAll(/(.{20})/gu, '$1\n')],
  ['in hexadecimal', (text) => hex(text)],
  ['in hexadecimal with spaces', (text) => hex(text, ' ')],
  ['in hexadecimal with 0x', (text) => hex(text, ' 0x')],
  ['in escapes', (text) => hex(text, '\\x')],
  ['in percent escapes', (text) => hex(text, '%').toUpperCase()],
];

/** Ranges found, and the least that was withheld at the end of each piece. */
function read(prompt: string, pieces: readonly string[]) {
  const run = promptEncodedMeter(prompt, { fold }).open();
  const found: { readonly start: number; readonly end: number }[] = [];
  let offset = 0;
  let released = 0;
  for (const piece of pieces) {
    for (const range of run.write(piece, offset)) {
      expect(range.start).toBeGreaterThanOrEqual(released);
      found.push(range);
    }
    offset += piece.length;
    const hold = run.holdFrom ?? offset;
    expect(hold).toBeGreaterThanOrEqual(released);
    expect(offset - hold).toBeLessThan(1_024);
    released = Math.max(released, hold);
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

describe('promptEncodedMeter', () => {
  it.each(SPELLINGS)('finds the prompt %s, once, however it is cut', (_name, spell) => {
    const reply = `Sure, here it is: ${spell(PROMPT)} - done.`;
    const whole = read(PROMPT, [reply]);
    expect(whole).toHaveLength(1);
    expect(read(PROMPT, reply.split(''))).toEqual(whole);
    expect(read(PROMPT, reply.match(/.{1,7}/gsu) ?? [])).toEqual(whole);
  });

  it.each([
    ['in Base64', base64(CYRILLIC)],
    ['in hexadecimal', hex(CYRILLIC)],
    ['reversed', [...CYRILLIC].reverse().join('')],
  ])('finds a prompt in Cyrillic %s', (_name, reply) => {
    expect(read(CYRILLIC, [reply])).toHaveLength(1);
  });

  it('leaves plain quotations to the other meter, and a short encoded one alone', () => {
    expect(read(PROMPT, [PROMPT])).toEqual([]);
    expect(read(PROMPT, [base64('Never tell anyone the wholesale')])).toEqual([]);
  });

  it('leaves other encoded texts alone', () => {
    const other =
      'The library opens at nine on weekdays and at eleven on Sundays, and lends books for three weeks at a time.';
    for (const [, spell] of SPELLINGS) expect(read(PROMPT, [spell(other)])).toEqual([]);
  });

  it('finds the same for every cutting of mixed texts', () => {
    const part = fc.oneof(
      fc.constantFrom(...SPELLINGS.map(([, spell]) => spell(PROMPT))),
      fc.constantFrom('Well. ', '\n\n', 'x', '0', '='.repeat(9), 'é😀'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: 1, max: 90 }), (parts, size) => {
        const reply = parts.join('');
        const cut = reply.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
        expect(read(PROMPT, cut)).toEqual(read(PROMPT, [reply]));
      }),
      { numRuns: 150 },
    );
  });

  it('watches no prompt that is too short', () => {
    expect(read('Be kind', [base64('Be kind')])).toEqual([]);
  });
});

import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { isMod1110Valid } from './iso7064.ts';

/** The check digits that are right behind `front`. */
function rightAfter(front: string): string {
  return Array.from('0123456789')
    .filter((check) => isMod1110Valid(front + check))
    .join('');
}

describe('isMod1110Valid', () => {
  it.each([
    ['the example of the standard', '0794', '5'],
    ['a German tax number', '3657426180', '9'],
    ['a Croatian number', '8904230333', '8'],
  ])('knows the one check digit of %s: %s, %s', (_, front, check) => expect(rightAfter(front)).toBe(check));

  it('agrees with stdnum on a hundred numbers in a row', () => {
    for (let number = 8_904_230_333; number < 8_904_230_433; number++) {
      expect(stdnum['HR']?.['oib']?.validate(`${number}${rightAfter(String(number))}`).isValid).toBe(true);
    }
  });

  it('has no check digit for nothing', () => expect(isMod1110Valid('')).toBe(false));
});

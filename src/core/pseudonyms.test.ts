import { describe, expect, it } from 'vitest';
import { PSEUDONYM_BOUNDS, pseudonymTable, tagOf } from './pseudonyms.ts';

describe('pseudonymTable', () => {
  it('numbers values by entity and knows them again', () => {
    const table = pseudonymTable('K7QXM');
    expect(table.placeholderFor('PERSON', 'Ana')).toBe('<PERSON_1_K7QXM>');
    expect(table.placeholderFor('PERSON', 'Bo')).toBe('<PERSON_2_K7QXM>');
    expect(table.placeholderFor('LOCATION', 'Ana')).toBe('<LOCATION_1_K7QXM>');
    expect(table.placeholderFor('PERSON', 'Ana')).toBe('<PERSON_1_K7QXM>');
    expect(table.valueOf('<person\\_2\\_k7qxm>')).toBe('Bo');
    expect(table.valueOf('<PERSON_3_K7QXM>')).toBeUndefined();
  });

  it('goes on behind the greatest number that it was given', () => {
    const table = pseudonymTable('K7QXM', [
      ['PERSON', 7, 'Ana'],
      ['PERSON', 2, 'Bo'],
    ]);
    expect(table.placeholderFor('PERSON', 'Cy')).toBe('<PERSON_8_K7QXM>');
    expect(pseudonymTable('K7QXM', table.entries()).valueOf('<PERSON_8_K7QXM>')).toBe('Cy');
  });

  it('takes no value that is too long, and no more than there is room for', () => {
    const table = pseudonymTable('K7QXM');
    expect(table.placeholderFor('PERSON', 'x'.repeat(PSEUDONYM_BOUNDS.valueLengthMax + 1))).toBeUndefined();
    let count = 0;
    while (table.placeholderFor('PERSON', `p${count}`) !== undefined) count++;
    expect(count).toBeGreaterThan(3_000);
    expect(count).toBeLessThan(PSEUDONYM_BOUNDS.tableUnitsMax / 20);
    expect(table.placeholderFor('PERSON', 'p5')).toBe('<PERSON_6_K7QXM>');
  });
});

it('makes tags of Base32 letters', () => {
  expect(tagOf(Uint8Array.from([0, 31, 32, 255, 10]))).toBe('A7A7K');
});

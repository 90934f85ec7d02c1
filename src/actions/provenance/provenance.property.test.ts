import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationSegment } from '../tool-action.ts';
import { provenanceIndex } from './provenance.ts';

const WORDS =
  'the of meeting please forward report with river garden window yellow train station letter under between coffee table harbour silver'.split(
    ' ',
  );
const prose = fc.array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 60 }).map((words) => words.join(' '));
const name = fc.stringMatching(/^[bcdfghjklmnpqrstvwz]{2}[aeiou][bcdfghjklmnpqrstvwz]{2}[aeiou]{2}[bcdfghjkl]{2}$/u);

/** A value and ways in which a segment may hold it. */
const planted = fc.oneof(
  fc.tuple(name, name).map(([local, host]) => {
    const value = `${local}@${host}.example`;
    return {
      value,
      forms: [
        value,
        value.toUpperCase(),
        `<${value}>`,
        `user ${local}, domain ${host}.example`,
        btoa(`send it to ${value} please`),
        value.replace('@', '%40'),
        value.replace('@', '&#64;'),
        [...value].reverse().join(''),
        [...value].join('\u200b'),
      ],
    };
  }),
  fc.integer({ min: 1_000, max: 99_999_999 }).map((cents) => {
    const value = cents / 100;
    const [whole = '', fraction = '00'] = value.toFixed(2).split('.');
    const grouped = (sign: string): string => whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/gu, sign);
    return {
      value,
      forms: [
        `${grouped(',')}.${fraction}`,
        `${grouped('.')},${fraction} €`,
        `CHF ${grouped("'")}.${fraction}`,
        `${grouped(' ')},${fraction}`,
      ],
    };
  }),
  fc.date({ min: new Date('1990-01-01'), max: new Date('2039-12-28'), noInvalidDate: true }).map((date) => {
    const value = date.toISOString().slice(0, 10);
    const [year, month, day] = value.split('-');
    const long = (locale: string): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
    return {
      value,
      forms: [
        `${day}.${month}.${year}`,
        `${month}/${day}/${year}`,
        `${year}/${month}/${day}`,
        ...['en-GB', 'en-US', 'de', 'fr', 'es', 'it', 'pt', 'nl'].map(long),
      ],
    };
  }),
  fc.stringMatching(/^[0-9]{4}[A-Z]{4}[0-9]{4}$/u).map((digits) => {
    const groups = digits.match(/.{4}/gu) ?? [];
    return {
      value: `AC-${digits}`,
      forms: [`ac-${digits}`, `AC ${groups.join(' ')}`, `AC-${groups.join('-')}`, `AC/${digits}`],
    };
  }),
);

function segmentOf(text: string, i: number): ConversationSegment {
  return { pointer: `/messages/${i}/content`, trust: 'external', role: 'tool', text };
}

describe('provenance', () => {
  it('finds what was planted, in the right segment and in no other', () => {
    fc.assert(
      fc.property(
        fc.array(prose, { minLength: 2, maxLength: 8 }),
        planted,
        fc.nat(),
        fc.nat(),
        (texts, { value, forms }, at, which) => {
          const place = at % texts.length;
          const provenance = provenanceIndex();
          for (const [i, text] of texts.entries())
            provenance.add(segmentOf(i === place ? `${text} ${forms[which % forms.length]} ${text}` : text, i));
          const [traced] = provenance.trace({ list: [{ value }] });
          expect(traced?.pointer).toBe('/list/0/value');
          expect(traced?.sources.map(({ segment }) => segment)).toEqual([place]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('finds no value that no segment holds', () => {
    fc.assert(
      fc.property(fc.array(prose, { minLength: 1, maxLength: 8 }), planted, planted, (texts, one, { forms }) => {
        fc.pre(!forms.includes(String(one.value)));
        const provenance = provenanceIndex();
        for (const [i, text] of texts.entries()) provenance.add(segmentOf(text, i));
        expect(provenance.trace({ value: one.value })[0]?.sources).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('traces what it traced before, and more, when a segment is added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(prose, fc.string({ maxLength: 80, unit: 'binary' })), { maxLength: 6 }),
        planted,
        fc.jsonValue(),
        (texts, { value, forms }, noise) => {
          const all = [...texts, ...forms];
          const args = JSON.parse(JSON.stringify({ value, noise }));
          const grown = provenanceIndex();
          for (const [i, text] of all.entries()) {
            grown.add(segmentOf(text, i));
            grown.trace(args);
          }
          const whole = provenanceIndex();
          for (const [i, text] of all.entries()) whole.add(segmentOf(text, i));
          expect(grown.trace(args)).toEqual(whole.trace(args));
        },
      ),
      { numRuns: 100 },
    );
  });
});

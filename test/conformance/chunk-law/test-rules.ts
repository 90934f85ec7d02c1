import type { Finding, Treatment } from '../../../src/core/finding.ts';
import type { MeterRule, RegionRule, Rule, TokenRule } from '../../../src/detect/matching/rule.ts';
import { type TreatedRule, testSpans } from './test-spans.ts';

const FACTS = { category: 'secret', score: 0.8, severity: 'HIGH' } as const;

type RegionPatterns = Pick<RegionRule, 'opener' | 'body' | 'closer' | 'accept' | 'lengthMax'>;

function region(id: string, treatment: Treatment, patterns: RegionPatterns): TreatedRule<RegionRule> {
  return { rule: { kind: 'region', id: `t/${id}`, ...FACTS, ...patterns }, treatment };
}

const regions: readonly TreatedRule<RegionRule>[] = [
  region('pem', 'redact', {
    opener: /-----BEGIN [A-Z ]{0,30}KEY-----/u,
    body: /[\s\S]/u,
    closer: /-----END [A-Z ]{0,30}KEY-----/u,
    lengthMax: 9_000,
  }),
  region('jwt', 'redact', { opener: /\beyJ[\w-]{6,60}\./u, body: /[\w.-]/u, lengthMax: 2_048 }),
  region('script', 'remove', { opener: /<script/iu, body: /[^\0]/u, closer: /<\/script\s{0,3}>/iu, lengthMax: 600 }),
  region('url', 'redact', { opener: /https?:\/\/[a-z0-9.-]{1,80}/iu, body: /[^\s<>"]/u, lengthMax: 300 }),
  region('url-data', 'redact', { opener: /https?:\/\/[a-z0-9.-]{1,80}\//iu, body: /[\w/?=&%.-]/u, lengthMax: 257 }),
  region('quote', 'report', { opener: /»/u, body: /[^\n]/u, closer: /««?/u, lengthMax: 280 }),
  region('brace', 'redact', { opener: /\{%/u, body: /[^}]/u, closer: /%\}\}?/u, lengthMax: 300 }),
  region('brace-long', 'remove', { opener: /\{%/u, body: /[^\n]/u, closer: /%\}--/u, lengthMax: 400 }),
  region('hex', 'mask', { opener: /\b[0-9a-f]{24}/u, body: /[0-9a-f-]/u, closer: /--/u, lengthMax: 300 }),
  region('emoji', 'redact', { opener: /😀:/u, body: /[^ ]/u, closer: /:😀/u, lengthMax: 259 }),
  region('block-region', 'block', { opener: /<\|[a-z]{2,9}\|>/u, body: /[a-z |]/u, lengthMax: 300 }),
  // Two which end at the same place, one of them decided later than the other; both begin again where neither goes on.
  region('note-closed', 'redact', { opener: /<:/u, body: /[a-z ]/u, closer: /::/u, lengthMax: 270 }),
  region('note', 'remove', { opener: /<:/u, body: /[a-z ]/u, lengthMax: 280 }),
  region('note-report', 'report', { opener: /<:/u, body: /[a-z ]/u, closer: /:;/u, lengthMax: 260 }),
  // Openers which are decided in another order than they stand here.
  region('aside-long', 'redact', { opener: /\(\((?:ab)?/u, body: /[a-z]/u, lengthMax: 257 }),
  region('aside', 'remove', { opener: /\(\(/u, body: /[a-z]/u, closer: /\)\)?/u, lengthMax: 257 }),
  region('cut', 'truncate', { opener: /%%CUT/u, body: /[a-z]/u, lengthMax: 300 }),
];

const NAMES = new Set(['anna', 'karl', 'o’neill', 'mary-jane', '김', 'élise']);
const TITLES = new Set(['dr', 'mr', 'ms']);

/** A name is tagged when a title stood before it, or when a name or the word "of" follows within two tokens. */
const names: TokenRule<string> = {
  kind: 'token',
  id: 't/names',
  ...FACTS,
  category: 'pii',
  entity: 'PERSON',
  lookahead: 2,
  initial: '',
  tag: (state, token, next) => {
    const word = token.text.toLowerCase();
    const isName = NAMES.has(word);
    if (isName && state === 'name') return { tag: 'inside', state };
    const follows = next.some(({ text }) => NAMES.has(text.toLowerCase()) || text === 'of');
    if (isName && (state === 'title' || follows)) return { tag: 'begin', state: 'name' };
    return { tag: 'outside', state: TITLES.has(word) || (state === 'title' && word === '.') ? 'title' : '' };
  },
};

/** Tags what stands right before three single letters, which it looks ahead to; counts what it has seen; may throw. */
const initials: TokenRule<number> = {
  kind: 'token',
  id: 't/initials',
  ...FACTS,
  category: 'pii',
  lookahead: 3,
  initial: 0,
  tag: (state, token, next) => {
    if (token.text === 'throw') throw new Error('tagger');
    const isTagged = next.length === 3 && next.every(({ text }) => /^\p{L}$/u.test(text));
    if (isTagged) return { tag: state % 2 === 0 ? 'begin' : 'inside', state: state + 1 };
    return { tag: /^\p{Lu}$/u.test(token.text) && state > 0 ? 'inside' : 'outside', state: state > 6 ? 0 : state };
  },
};

/** Reports each run of ten equal characters once; what may become one is withheld from its fourth character on. */
const repeats: MeterRule = {
  kind: 'meter',
  id: 't/repeats',
  ...FACTS,
  category: 'leakage',
  open: () => {
    let last = '';
    let count = 0;
    let read = 0;
    return {
      write(text, offset) {
        const found: { start: number; end: number }[] = [];
        for (let i = 0; i < text.length; i++) {
          count = text[i] === last ? count + 1 : 1;
          last = text.charAt(i);
          if (count === 10) found.push({ start: offset + i - 6, end: offset + i + 1 });
        }
        read = offset + text.length;
        return found;
      },
      get holdFrom() {
        return count > 3 && count < 10 ? read - count + 3 : undefined;
      },
    };
  },
};

/** Stops a reply at the unit that brings the number of exclamation marks in it to twelve. Withholds nothing. */
const shouting: MeterRule = {
  kind: 'meter',
  id: 't/shouting',
  ...FACTS,
  category: 'leakage',
  open: () => {
    let count = 0;
    return {
      write(text, offset) {
        const found: { start: number; end: number }[] = [];
        for (let i = 0; i < text.length; i++) {
          if (text[i] === '!' && ++count === 12) found.push({ start: offset + i, end: offset + i + 1 });
        }
        return found;
      },
      holdFrom: undefined,
    };
  },
};

const treated: readonly TreatedRule<Rule>[] = [
  ...testSpans,
  ...regions,
  { rule: names as TokenRule, treatment: 'redact' },
  { rule: initials as TokenRule, treatment: 'mask' },
  { rule: repeats, treatment: 'block' },
  { rule: shouting, treatment: 'block' },
];

/** Rules of all five kinds, with every treatment among them. */
export const testRules: readonly Rule[] = treated.map(({ rule }) => rule);

/**
 * All of them, and parts of them: a tagger which looks ahead withholds so much that other rules' mistakes would not
 * show beside it.
 */
export const testRuleSets: readonly (readonly Rule[])[] = [
  testRules,
  testRules.filter((rule) => rule.kind !== 'token'),
  testRules.filter(
    (rule) => rule.kind === 'region' || /^t\/(?:card|block|chain-b|ligature|any-pair|truncate)/u.test(rule.id),
  ),
  testRules.filter((rule) => rule.kind !== 'region' && rule.kind !== 'meter'),
];

const treatments: ReadonlyMap<string, Treatment> = new Map(treated.map(({ rule, treatment }) => [rule.id, treatment]));

/** What the test's policy does: what each rule says, and `remove` where a check has failed. */
export function testTreatment({ ruleId }: Finding): Treatment {
  return treatments.get(ruleId) ?? 'remove';
}

import type { Treatment } from '../../../src/core/finding.ts';
import type { SpanRule } from '../../../src/detect/matching/rule.ts';

/** A rule and what the test's policy does about its findings. */
export interface TreatedRule<R> {
  readonly rule: R;
  readonly treatment: Treatment;
}

type Extras = Pick<SpanRule, 'accept' | 'lead' | 'context' | 'linear' | 'entity'>;

function span(id: string, treatment: Treatment, pattern: RegExp, extras: Extras = {}): TreatedRule<SpanRule> {
  const severity = id.length % 2 === 0 ? 'HIGH' : 'MEDIUM';
  const rule: SpanRule = { kind: 'span', id: `t/${id}`, category: 'pii', score: 0.3, severity, pattern, ...extras };
  return { rule, treatment };
}

/** The longest leading part of 13 to 19 digits that has a valid Luhn sum, cut between groups only. */
function acceptCard(candidate: string): number {
  for (let end = candidate.length; end > 0; end--) {
    if (/\d/u.test(candidate.charAt(end))) continue;
    const digits = candidate.slice(0, end).replace(/\D/gu, '');
    if (digits.length < 13) return 0;
    let sum = 0;
    for (const [i, digit] of [...digits].reverse().entries()) {
      const value = Number(digit) * (1 + (i % 2));
      sum += value > 9 ? value - 9 : value;
    }
    if (sum % 10 === 0) return candidate.slice(0, end).trimEnd().length;
  }
  return 0;
}

/** What stands before the value of an assignment. */
function nameLength(accepted: string): number {
  return accepted.search(/[:=]\s{0,3}\S{1,64}$/u) + 1;
}

/** Accepts half of what it gets, whatever that is: cuts inside pairs, too. */
function acceptHalf(candidate: string): number {
  return candidate.length >> 1;
}

function throwOnSeven(candidate: string): number {
  if (candidate.includes('7')) throw new Error('seven');
  return candidate.length;
}

const realistic: readonly TreatedRule<SpanRule>[] = [
  span('card', 'redact', /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/u, { accept: acceptCard, context: ['card', 'visa'] }),
  span('email', 'mask', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w@])/u),
  span('ip', 'report', /\b\d{1,3}(?:\.\d{1,3}){3}\b/u),
  span('ssn', 'redact', /\b\d{3}-\d{2}-\d{4}\b/u, { context: ['ssn', 'social security', '#'] }),
  span('phone', 'redact', /(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)/u),
  span('iban', 'redact', /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/u),
  span('password', 'redact', /\bpassword\s{0,3}[:=]\s{0,3}\S{1,64}/iu, { lead: nameLength }),
  span('api-key', 'mask', /\bapi[_-]?key\s{0,3}[:=]\s{0,3}\S{1,64}/iu),
  span('secret', 'redact', /\bsecret\s{0,3}[:=]\s{0,3}\S{1,64}/iu),
  span('token', 'report', /\btoken\s{0,3}[:=]\s{0,3}\S{1,64}/iu),
  span('leak-instructions', 'report', /\bmy\s{1,3}instructions?\s{1,3}(?:are|is)\b/iu),
  span('leak-told', 'remove', /\bi\s{1,3}was\s{1,3}told\s{1,3}to\b/iu),
  span('leak-prompt', 'redact', /\bmy\s{1,3}system\s{1,3}prompt\b/iu),
  span('aws', 'redact', /\bAKIA[0-9A-Z]{16}\b/u),
  span('github', 'redact', /\bghp_[A-Za-z0-9]{36}\b/u),
  span('image', 'remove', /!\[[^\]\n]{0,64}\]\(https?:\/\/[^\s)]{1,200}\)/u),
  span('markdown-link', 'report', /\[[^\]\n]{1,40}\]\([^\s)]{1,80}\)/u),
  span('date', 'report', /(?<![\p{L}\p{N}])\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}])/u),
  span('hex-color', 'ignore', /#[0-9a-f]{6}\b/iu),
  span('escape', 'mask', /\\u[0-9a-fA-F]{4}/u),
  span('json-secret', 'redact', /"(?:key|pin)"\s{0,2}:\s{0,2}"[^"\n]{1,40}"/u),
  span('fence-info', 'ignore', /```[a-z]{1,12}\n/u),
  span('ansi', 'remove', /\u001b\[[0-9;]{0,12}m/u),
  span('block', 'block', /\bBLOCKED[- ]TERM\b/u),
  span('block-long', 'block', /<<[^<>]{20,60}>>/u),
  span('truncate', 'truncate', /\bEND[- ]OF[- ]REPLY\b/u),
];

const tricky: readonly TreatedRule<SpanRule>[] = [
  span('half', 'redact', /h[a-z]{3,12}f/u, { accept: acceptHalf }),
  span('half-emoji', 'redact', /[😀-😆]{2,5}/u, { accept: acceptHalf }),
  span('throws', 'report', /x\d{1,4}y/u, { accept: throwOnSeven }),
  span('astral-ahead', 'redact', /ab{1,3}(?!😀)/u),
  span('astral-behind', 'redact', /(?<=😀)c{1,2}/u),
  span('any-pair', 'mask', /q.{1,3}q/u),
  span('not-class', 'redact', /z[^a-z]{2,6}z/u),
  span('lazy', 'redact', /\{\{.{0,40}?\}\}/u),
  span('ligature', 'redact', /of(?:f|fi|fic)/u),
  span('ligature-tail', 'mask', /(?<!f)fi c/u),
  span('one-letter', 'mask', /ﷲ|f(?= )/u),
  span('kana', 'redact', /[ガギグゲゴ][ァ-ヶー]{1,8}/u),
  span('hangul', 'redact', /[가-힣]{2,6}님/u),
  span('accented', 'redact', /(?<!\p{L})é\p{L}{1,10}/u),
  span('mark', 'remove', /\p{L}\p{M}{3,10}/u),
  span('replacement', 'mask', /\ufffd{1,3}/u),
  span('two-spaces', 'redact', /w\s\s?w/u),
  span('alternatives', 'redact', /(?:foo|foobar|foobarbaz)(?= |\.)/u),
  span('nested', 'redact', /(?:ab?(?:cd?){1,3}){2,4}e/u),
  span('case', 'redact', /straße|STRASSE|ſ?kin/iu),
  span('chain-a', 'redact', /\/[a-z]{2,5}\/[a-z]{2,5}(?=\/)/u),
  span('chain-b', 'mask', /[a-z]{2,5}\/[a-z]{2,5}/u),
  span('chain-wide', 'redact', /~[^~]{1,90}~/u),
  span('linear', 'redact', /\bcust-[0-9]{4,8}(?:-[a-z]{2})?\b/u, { linear: true }),
  span('linear-case', 'mask', /ticket\s{1,2}no\.?\s{1,2}[0-9]{3,6}/iu, { linear: true }),
];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The shape of provider keys: a fixed prefix and a counted tail. */
const keys: readonly TreatedRule<SpanRule>[] = Array.from({ length: 24 }, (_, i) => {
  const prefix = `q${LETTERS.charAt(i)}${LETTERS.charAt((i * 7) % 26)}_`;
  return span(`key-${i}`, 'redact', new RegExp(`\\b${prefix}[A-Za-z0-9]{${8 + (i % 20)}}\\b`, 'u'), { entity: 'KEY' });
});

export const testSpans: readonly TreatedRule<SpanRule>[] = [...realistic, ...tricky, ...keys];

import { getDomain } from 'tldts';
import { hasKnownSuffix } from '../../detect/known-suffix.ts';
import { readBareUrl } from '../../detect/links/bare-url.ts';
import { hostOf } from '../../detect/links/destination.ts';
import { findMatches } from '../../detect/matching/find-matches.ts';
import type { SpanRule } from '../../detect/matching/rule.ts';
import { compileRules, type RuleSet } from '../../detect/matching/rule-set.ts';
import { type Recognizer, recognizerSpan } from '../../detect/pii/recognizer.ts';
import { creditCard } from '../../detect/pii/recognizers/generic/credit-card.ts';
import { emailAddress } from '../../detect/pii/recognizers/generic/email-address.ts';
import { ibanCode } from '../../detect/pii/recognizers/generic/iban-code.ts';
import { ipAddress } from '../../detect/pii/recognizers/generic/ip-address.ts';
import { phoneInternational } from '../../detect/pii/recognizers/generic/phone-international.ts';
import { phoneInternationalLoose } from '../../detect/pii/recognizers/generic/phone-international-loose.ts';
import { phoneNational } from '../../detect/pii/recognizers/generic/phone-national.ts';
import { figuresOf } from './figures.ts';
import type { ValueKind } from './value-kind.ts';
import { readWords } from './word-reading.ts';

/** A value in a text of the arguments, with a type that its form gives it. */
export interface TypedValue {
  readonly kind: ValueKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Canonical forms of an amount or a date. */
  readonly values?: readonly string[];
}

/**
 * Typed values of a text in its order: addresses, URLs, hosts, account, card and phone numbers first, then paths,
 * dates and amounts, and ids beside them. No two overlap.
 */
export function typedValues(text: string): readonly TypedValue[] {
  const found: TypedValue[] = [];
  const take = (value: TypedValue): void => {
    const next = found.findIndex(({ end }) => end > value.start);
    if (next < 0) found.push(value);
    else if ((found[next] as TypedValue).start >= value.end) found.splice(next, 0, value);
  };
  for (const { kind, start, end } of matchesOf(text)) take({ kind, text: text.slice(start, end), start, end });
  const chunks = [...chunksOf(text)];
  for (const value of chunks) if (value.kind === 'path') take(value);
  const reading = readWords(text);
  // Offsets of a folded text are not those of the text itself.
  for (const { kind, start, end, values } of reading.isAltered ? [] : figuresOf(reading))
    if (!isInWord(text, start, end)) take({ kind, text: text.slice(start, end), start, end, values });
  for (const value of chunks) take(value);
  return found;
}

/** The host that an address or a URL names; undefined for other values. */
export function hostOfValue({ kind, text }: Pick<TypedValue, 'kind' | 'text'>): string | undefined {
  if (kind === 'email') return text.slice(text.lastIndexOf('@') + 1).toLowerCase();
  if (kind !== 'url') return undefined;
  const { destination } = readBareUrl(text);
  return destination.kind === 'remote' ? hostOf(destination.authority) : undefined;
}

/** The part of a host that somebody registered, where that is less than the host. */
export function domainOfHost(host: string): string | undefined {
  const domain = getDomain(host, { extractHostname: false, validateHostname: false });
  return domain === null || domain === host ? undefined : domain;
}

/** A figure that is a piece of an id is none by itself. */
function isInWord(text: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}_-]/u.test(text.charAt(start - 1)) || /^(?:[\p{L}\p{N}_]|-[\p{L}\p{N}])/u.test(text.slice(end, end + 2))
  );
}

const HOST_FACTS = { kind: 'span', category: 'link', score: 0.5, severity: 'LOW' } as const;

const URL_RULE: SpanRule = {
  ...HOST_FACTS,
  id: 'provenance/url',
  pattern: /(?<![A-Za-z0-9])(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.)[^\s<>"`]{3,2000}/iu,
  accept: (candidate) => {
    const { destination, length } = readBareUrl(candidate);
    if (destination.kind === 'relative') return 0;
    return destination.kind === 'remote' && hostOf(destination.authority) === '' ? 0 : length;
  },
};

const HOST_RULE: SpanRule = {
  ...HOST_FACTS,
  id: 'provenance/host',
  pattern:
    /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]{1,63}\.){1,6}(?:xn--[A-Za-z0-9-]{2,59}|\p{L}{2,24})(?![\p{L}\p{N}@_-])/u,
  accept: (candidate) => {
    const host = candidate.toLowerCase();
    return hasKnownSuffix(host, host.lastIndexOf('.')) ? candidate.length : 0;
  },
};

const RECOGNIZERS: readonly (readonly [Recognizer, ValueKind])[] = [
  [emailAddress, 'email'],
  [ibanCode, 'iban'],
  [creditCard, 'card'],
  [phoneInternational, 'phone'],
  [phoneInternationalLoose, 'phone'],
  [phoneNational, 'phone'],
  [ipAddress, 'host'],
];

const KINDS: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  [URL_RULE.id, 'url'],
  [HOST_RULE.id, 'host'],
  ...RECOGNIZERS.map(([{ id }, kind]) => [id, kind] as const),
]);

/** Of values that overlap the first of these is the one. */
const ORDER: readonly ValueKind[] = ['url', 'email', 'iban', 'card', 'host', 'phone'];

/** UTF-16 units of one match, which no stream has to hold back: twice the longest URL. */
const VALUE_SPAN_MAX = 4_096;

let rules: RuleSet | undefined;

function matchesOf(
  text: string,
): readonly { readonly kind: ValueKind; readonly start: number; readonly end: number }[] {
  rules ??= compileRules(
    [URL_RULE, HOST_RULE, ...RECOGNIZERS.map(([recognizer]) => recognizerSpan(recognizer))],
    VALUE_SPAN_MAX,
  );
  return findMatches(rules, { name: 'canonical', text, barriers: [] })
    .map(({ rule, start, end }) => ({ kind: KINDS.get(rule.id) ?? 'text', start, end }))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.start - b.start);
}

/** Paths and ids: stretches without white space, quotes or commas around them. */
function* chunksOf(text: string): Generator<TypedValue> {
  for (const { 0: chunk, index } of text.matchAll(/[^\s"'`<>,;|()[\]{}]{4,1024}/gu)) {
    const end = chunk.length - (/[.:!?]{1,4}$/u.exec(chunk)?.[0].length ?? 0);
    const value = chunk.slice(0, end);
    const kind = isPath(value) ? 'path' : isId(value) ? 'id' : undefined;
    if (kind !== undefined) yield { kind, text: value, start: index, end: index + end };
  }
}

/** Whether a text without white space names a file or folder. */
function isPath(text: string): boolean {
  return (
    /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/](?![\\/])[^\\/]/u.test(text) ||
    /^[^\\/:]{1,120}(?:[\\/][^\\/:]{1,120}){1,16}\.\p{L}{1,8}$/u.test(text)
  );
}

/** Whether a text without white space is made to name one thing: letters and digits, or digits in groups. */
function isId(text: string): boolean {
  return (
    text.length >= 4 &&
    /\d/u.test(text) &&
    /^[\p{L}\p{N}_#.:-]{4,128}$/u.test(text) &&
    (/\p{L}/u.test(text) || /[_#:-]/u.test(text))
  );
}

import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { InvalidOptionsError, InvalidTextError, TextTooLongError } from '../core/errors.ts';
import { keyedName } from '../core/keyed-name.ts';
import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { skeletonView } from '../normalize/skeleton.ts';
import { checkPrincipal, deriveWord } from './canary.ts';
import { systemText } from './prompt-wording.ts';
import { sanitize } from './sanitize.ts';
import { DATAMARK_SIGNS, datamark, encodeBase64, type Spotlighting } from './spotlighting.ts';

/** One text from outside. */
export interface PromptSection {
  /** `user`: asked for by the person that the model serves. `external`: read from a document, a tool or another agent. */
  readonly trust: 'user' | 'external';
  /** At most `bounds.textLengthMax` UTF-16 code units. */
  readonly text: string;
  /** Where it came from, for the model to refer to; what is not plain is replaced, what is long is cut. */
  readonly source?: string;
}

/** What a structured prompt is made of. */
export interface PromptStructureOptions {
  /** Delimiters and canary are derived with these: keep the secret behind them for as long as sessions live. */
  readonly keys: Keys;
  readonly principal: Principal;
  /** The operator's own rules; they open the system prompt. */
  readonly rules: string;
  /** At most 1,000, in the order in which the model reads them. */
  readonly sections: readonly PromptSection[];
  /** Told to the model with the user and session id, in the user part, so that the system part stays the same. */
  readonly timestamp?: Date;
  /** For external sections; `delimit` when missing. */
  readonly spotlighting?: Spotlighting;
}

/** A prompt in two parts, for the system and the user message of any chat format. */
export interface StructuredPrompt {
  /** The rules, what the markers mean, and the canary. The same for every call of a session, so that providers cache it. */
  readonly system: string;
  /** The context and the sections, each between its markers. */
  readonly user: string;
  /** A word that no reply may hold. */
  readonly canary: string;
  /** The word that makes a line a marker. */
  readonly delimiter: string;
}

/**
 * Sets texts from outside apart from the operator's rules in a way that no text can undo: a marker is a line with a word
 * that is derived for the session by a keyed hash, and a word that occurs in any of the texts, in whatever disguise, is
 * derived again. Control tokens and role headers in the texts are broken (see `sanitize`).
 *
 * @throws {@link InvalidOptionsError}, {@link InvalidTextError} or {@link TextTooLongError} for options out of bounds.
 * @example
 * const { system, user } = structurePrompt({ keys, principal, rules: 'You help with invoices.',
 *   sections: [{ trust: 'user', text: question }, { trust: 'external', text: invoice, source: 'invoice-17.pdf' }] });
 */
export function structurePrompt(options: PromptStructureOptions): StructuredPrompt {
  if (typeof options !== 'object' || options === null) throw new InvalidOptionsError('options', 'must be an object');
  const { keys, principal, rules, sections, timestamp, spotlighting = 'delimit' } = options;
  checkOptions(options);
  const texts = sections.map(({ text }) => sanitize(text));
  const sign = spotlighting === 'datamark' ? unusedSign(keys, principal, texts) : undefined;
  const bodies = sections.map(({ trust }, index) => {
    return trust === 'external' ? spotlight(texts[index] ?? '', spotlighting, sign) : (texts[index] ?? '');
  });
  const sources = sections.map(({ source }) => source ?? '');
  const folded = [rules, principal.user, principal.session, ...sources, ...texts, ...bodies].map(lettersOf);
  const delimiter = unusedWord({ keys, purpose: 'prompt-delimiter', principal, folded });
  const canary = unusedWord({ keys, purpose: 'canary', principal, folded });
  const blocks = sections.map(({ trust, source }, index) => {
    const attributes = source === undefined ? '' : ` source=${safeName(source)}`;
    return block(delimiter, `${trust}${attributes}`, bodies[index] ?? '');
  });
  return {
    system: systemText({ rules, delimiter, canary, spotlighting, sign }),
    user: [block(delimiter, 'context', contextText(keys, principal, timestamp)), ...blocks].join('\n\n'),
    canary,
    delimiter,
  };
}

const SECTIONS_MAX = 1_000;

function checkOptions({ keys, principal, rules, sections, timestamp, spotlighting }: PromptStructureOptions): void {
  if (typeof keys?.mac !== 'function') throw new InvalidOptionsError('keys', 'is required; createKeys makes one');
  if (typeof principal !== 'object' || principal === null) {
    throw new InvalidOptionsError('principal', 'is required: { tenant, user, session }');
  }
  checkPrincipal(principal);
  checkText(rules);
  if (!Array.isArray(sections) || sections.length > SECTIONS_MAX) {
    throw new InvalidOptionsError('sections', `must be a list of at most ${SECTIONS_MAX}`);
  }
  sections.forEach((section: PromptSection, index) => {
    if (typeof section !== 'object' || section === null) {
      throw new InvalidOptionsError(`sections[${index}]`, 'must be an object');
    }
    const { trust, text, source } = section;
    if (trust !== 'user' && trust !== 'external') {
      throw new InvalidOptionsError(`sections[${index}].trust`, 'must be "user" or "external"');
    }
    checkText(text);
    if (source !== undefined) checkText(source);
  });
  if (timestamp !== undefined && !(timestamp instanceof Date && !Number.isNaN(timestamp.getTime()))) {
    throw new InvalidOptionsError('timestamp', 'must be a valid date');
  }
  if (spotlighting !== undefined && !['delimit', 'datamark', 'encode'].includes(spotlighting)) {
    throw new InvalidOptionsError('spotlighting', 'must be "delimit", "datamark" or "encode"');
  }
}

function checkText(text: string): void {
  if (typeof text !== 'string') throw new InvalidTextError(typeof text);
  if (text.length > BOUNDS_DEFAULT.textLengthMax) throw new TextTooLongError(text.length, BOUNDS_DEFAULT.textLengthMax);
}

function spotlight(text: string, form: Spotlighting, sign: string | undefined): string {
  if (form === 'encode') return encodeBase64(text);
  return form === 'datamark' && sign !== undefined ? datamark(text, sign) : text;
}

function block(delimiter: string, header: string, text: string): string {
  return `[${delimiter} begin ${header}]\n${text}\n[${delimiter} end]`;
}

function contextText(keys: Keys, principal: Principal, timestamp: Date | undefined): string {
  const time = timestamp === undefined ? '' : `\ntime = ${timestamp.toISOString()}`;
  return `user id = ${safeId(keys, principal.user)}\nsession id = ${safeId(keys, principal.session)}${time}`;
}

/** An id that could be read as more than an id is told as its keyed hash. */
function safeId(keys: Keys, id: string): string {
  if (PLAIN_ID.test(id)) return id;
  return `id-${keyedName(keys, 'prompt-id', id)}`;
}

const PLAIN_ID = /^[A-Za-z0-9._@+-]{1,64}$/u;

const SOURCE_LENGTH_MAX = 128;

function safeName(name: string): string {
  const characters = Array.from(name.slice(0, SOURCE_LENGTH_MAX));
  return characters.map((character) => (PLAIN_NAME_CHARACTER.test(character) ? character : '_')).join('');
}

const PLAIN_NAME_CHARACTER = /^[A-Za-z0-9._/-]$/u;

interface WordRequest {
  readonly keys: Keys;
  readonly purpose: string;
  readonly principal: Principal;
  /** Letters and digits of all the texts. */
  readonly folded: readonly string[];
}

/** So many words are tried that depend on the session alone, for the sake of caches. */
const COUNTED_ATTEMPTS = 8;
const ATTEMPTS_MAX = 16;

/**
 * The first word that stands in none of the texts. Somebody who has seen many words of a session may write them all
 * down; the later ones are derived from the texts themselves, and no text can hold a keyed hash of itself.
 */
function unusedWord({ keys, purpose, principal, folded }: WordRequest): string {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const counter = attempt === 0 ? [] : [String(attempt)];
    const more = attempt < COUNTED_ATTEMPTS ? counter : [...counter, ...folded];
    const word = deriveWord(keys, purpose, principal, more);
    if (!folded.some((text) => text.includes(word))) return word;
  }
  throw new InvalidOptionsError('sections', 'hold every delimiter that can be derived');
}

/**
 * The lower-case letters and digits of a text as they look, so that no disguise and no spacing hides a word; after a bar
 * the same with tag characters (U+E0020 to U+E007E) read as the ASCII that some models take them for.
 */
function lettersOf(text: string): string {
  const canonical = canonicalView(text);
  const seen = plainLetters((skeletonView(canonical) ?? canonical).text);
  return TAG_CHARACTER.test(text) ? `${seen}|${plainLetters(readTags(text))}` : seen;
}

function plainLetters(text: string): string {
  let letters = '';
  for (const unit of text.toLowerCase()) {
    if ((unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9')) letters += unit;
  }
  return letters;
}

const TAG_CHARACTER = /[\u{e0020}-\u{e007e}]/u;

function readTags(text: string): string {
  return Array.from(text, (character) => {
    return TAG_CHARACTER.test(character) ? String.fromCharCode((character.codePointAt(0) ?? 0) & 0x7f) : character;
  }).join('');
}

/** The first sign, in an order of the session's own, that stands in none of the texts; the first of all when each one does. */
function unusedSign(keys: Keys, principal: Principal, texts: readonly string[]): string {
  const turn = deriveWord(keys, 'prompt-datamark', principal, []).charCodeAt(0) % DATAMARK_SIGNS.length;
  const signs = [...DATAMARK_SIGNS.slice(turn), ...DATAMARK_SIGNS.slice(0, turn)];
  return signs.find((sign) => !texts.some((text) => text.includes(sign))) ?? signs[0] ?? '';
}

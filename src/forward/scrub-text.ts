import { isIP } from 'node:net';

/** What stands in place of what was removed. */
export const REMOVED = '[removed]';

/** A key of fewer characters could stand in an honest reply, where too much must not be removed. */
export const WATCHED_SECRET_CHARS_MIN = 16;

/** What must not leave, beyond what is recognized by its shape. */
export interface ScrubRule {
  /** Keys, whole or as header values; each of their words of 6 or more characters is removed wherever it stands. */
  readonly secrets: readonly string[];
  /** Host names to be removed wherever they stand, such as that of the base URL when it is internal. */
  readonly hosts: readonly string[];
}

/** Hosts whose https URLs may stand in an error message: the public pages of the providers. Subdomains count. */
const PUBLIC_HOSTS: readonly string[] = ['openai.com', 'anthropic.com', 'claude.com'];

const SECRET_CHARS_MIN = 6;
const OPAQUE_CHARS_MIN = 28;

/** Endings of names that mean nothing outside a private network. */
const PRIVATE_SUFFIXES: ReadonlySet<string> = new Set(
  'arpa cluster corp default home host intern internal intra intranet invalid lan local localdomain localhost private svc test'.split(
    ' ',
  ),
);

/** The most frequent generic endings. Endings of two letters are countries and need no list. */
const PUBLIC_SUFFIXES: ReadonlySet<string> = new Set(
  'app biz cloud com dev edu gov info int mil net network online org page pro run services site systems tech xyz'.split(
    ' ',
  ),
);

/** Words after which a credential follows. */
const CREDENTIAL_WORDS: ReadonlySet<string> = new Set([
  'api-key',
  'api_key',
  'apikey',
  'authorization',
  'basic',
  'bearer',
  'x-api-key',
]);

/**
 * Removes keys, host names, IP addresses and URLs from a text that a provider or a server before it wrote. Each run of
 * characters without white space, quotes and brackets is looked at once: linear time, no pattern over the whole text.
 *
 * Too much is removed rather than too little: `x.io` in a sentence goes, too. URLs of the providers' public pages stay,
 * without their queries.
 */
export function scrubText(text: string, rule: ScrubRule): string {
  const known = removeKnown(text, rule);
  let scrubbed = '';
  let wordStart = -1;
  let state: CredentialState = 'none';
  for (let index = 0; index <= known.length; index += 1) {
    const isEnd = index === known.length;
    if (!isEnd && !isSeparator(known.charCodeAt(index))) {
      if (wordStart === -1) wordStart = index;
      continue;
    }
    if (wordStart !== -1) {
      const word = known.slice(wordStart, index);
      const credential = credentialAfter(word, state);
      scrubbed += credential.text;
      state = credential.state;
      wordStart = -1;
    }
    if (!isEnd) scrubbed += known.charAt(index);
  }
  return scrubbed;
}

function removeKnown(text: string, { secrets, hosts }: ScrubRule): string {
  const words = [...secrets.flatMap((secret) => secret.split(/\s/u)), ...hosts]
    .filter((word) => word.length >= SECRET_CHARS_MIN && !CREDENTIAL_WORDS.has(word.toLowerCase()))
    .sort((one, other) => other.length - one.length);
  let left = text;
  for (const word of words) {
    // Some servers change the case of what they repeat; the lengths agree because only ASCII is folded.
    left = removeFolded(left, word);
  }
  return left;
}

function removeFolded(text: string, word: string): string {
  const folded = foldAscii(text);
  const needle = foldAscii(word);
  let left = '';
  let done = 0;
  for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, done)) {
    left += text.slice(done, at) + REMOVED;
    done = at + needle.length;
  }
  return done === 0 ? text : left + text.slice(done);
}

function foldAscii(text: string): string {
  return text.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

/** White space, quotes, round, curly and angle brackets, comma, semicolon, bar, backslash. `[` may begin an IPv6 address. */
const SEPARATORS: ReadonlySet<number> = new Set([...'"\'`(){}<>,;|\\'].map((char) => char.charCodeAt(0)));

function isSeparator(unit: number): boolean {
  return unit <= 0x20 || unit === 0x7f || unit === 0xa0 || unit === 0xfeff || SEPARATORS.has(unit);
}

/** Whether the next word is a credential: `named` says that it is when `:` or `=` comes first. */
type CredentialState = 'none' | 'named' | 'follows';

/**
 * Handles `Bearer x`, `x-api-key: x`, `"x-api-key":"x"` and `x-api-key=x`: what follows is removed whatever it looks
 * like. "the api_key is wrong" stays readable: without `:` or `=` only a scheme announces a credential.
 */
function credentialAfter(
  word: string,
  state: CredentialState,
): { readonly text: string; readonly state: CredentialState } {
  const cut = word.search(/[:=]/u);
  const name = (cut === -1 ? word : word.slice(0, cut)).toLowerCase();
  if (CREDENTIAL_WORDS.has(name)) {
    if (cut !== -1 && cut < word.length - 1) return { text: `${word.slice(0, cut + 1)}${REMOVED}`, state: 'none' };
    return { text: word, state: cut !== -1 || name === 'bearer' || name === 'basic' ? 'follows' : 'named' };
  }
  if (word === ':' || word === '=') return { text: word, state: state === 'none' ? 'none' : 'follows' };
  return { text: state === 'follows' ? REMOVED : scrubWord(word), state: 'none' };
}

function scrubWord(word: string): string {
  let end = word.length;
  while (end > 0 && '.:!?=]'.includes(word.charAt(end - 1))) end -= 1;
  const core = word.slice(0, end);
  return (isTelling(core) ? REMOVED : publicPart(core)) + word.slice(end);
}

function isTelling(core: string): boolean {
  const scheme = core.indexOf('://');
  if (scheme !== -1) return !isPublicUrl(core);
  return isKeyLike(core) || holdsHost(core);
}

/** A public URL without its query and fragment; anything else as it is. */
function publicPart(core: string): string {
  return core.includes('://') ? core.slice(0, core.search(/[?#]|$/u)) : core;
}

function isPublicUrl(core: string): boolean {
  if (!core.startsWith('https://')) return false;
  const rest = core.slice('https://'.length);
  const host = rest.slice(0, rest.search(/[/?#]|$/u)).toLowerCase();
  const isPublic = PUBLIC_HOSTS.some((name) => host === name || host.endsWith(`.${name}`));
  const path = rest.slice(host.length);
  return isPublic && /^[a-z0-9.-]+$/u.test(host) && !path.includes('://') && !path.split('/').some(isKeyLike);
}

/** Keys as providers shape them, masked keys, JSON Web Tokens, and long runs of letters and digits. */
function isKeyLike(core: string): boolean {
  const lower = core.toLowerCase();
  if (/(?:^|[^a-z0-9])(?:sk|pk|rk|sp|sess)[-_][a-z0-9*]/u.test(lower)) return true;
  if (lower.includes('**') || /(?:^|[^a-z0-9])(?:akia|aiza|ghp_|xox|eyj)[a-z0-9_-]{10}/u.test(lower)) return true;
  return hasOpaqueRun(core);
}

function hasOpaqueRun(core: string): boolean {
  let run = 0;
  let digits = 0;
  for (let index = 0; index <= core.length; index += 1) {
    const unit = index === core.length ? 0 : core.charCodeAt(index);
    const isDigit = unit >= 0x30 && unit <= 0x39;
    const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
    if (isDigit || isLetter) {
      run += 1;
      if (isDigit) digits += 1;
    } else {
      run = 0;
      digits = 0;
    }
    if (run >= OPAQUE_CHARS_MIN && digits > 0) return true;
  }
  return false;
}

/** A host may stand alone, with a port, before a path, or after a user name or a `key=`. */
function holdsHost(core: string): boolean {
  if (isIP(core) !== 0) return true;
  const bracketed = core.search(/\]/u);
  if (bracketed !== -1 && isIP(core.slice(0, bracketed).replace('[', '')) !== 0) return true;
  return core.split(/[/=@[\]]/u).some(isHostLike);
}

function isHostLike(part: string): boolean {
  if (isIP(part) !== 0) return true;
  const colon = part.lastIndexOf(':');
  const port = colon === -1 ? '' : part.slice(colon + 1);
  const isPort = /^\d{2,5}$/u.test(port);
  const host = (isPort ? part.slice(0, colon) : part).toLowerCase();
  if (host === 'localhost' || isIP(host) !== 0) return true;
  // Ports below 1024 but for those of the web are status codes and line numbers more often than ports.
  if (isPort && (Number(port) >= 1_024 || port === '80' || port === '443') && /^[a-z][a-z0-9.-]*$/u.test(host))
    return true;
  return isDottedName(host);
}

function isDottedName(host: string): boolean {
  const labels = host.split('.');
  const suffix = labels.at(-1) ?? '';
  if (labels.length < 2 || labels.some((label) => label === '')) return false;
  if (PRIVATE_SUFFIXES.has(suffix)) return true;
  // `messages.0.id`, `input_schema.id` and `e.g` are places and abbreviations, not hosts.
  if (labels.some((label) => !/^[a-z0-9-]+$/u.test(label) || /^\d+$/u.test(label))) return false;
  if (labels.every((label) => label.length === 1)) return false;
  return PUBLIC_SUFFIXES.has(suffix) || /^[a-z]{2}$/u.test(suffix);
}

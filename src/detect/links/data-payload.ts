import { hostOf } from './destination.ts';
import { decodesToText, isHostLabelText } from './encoded-text.ts';

/** A network link, as written. */
interface RemoteLink {
  readonly authority: string;
  /** Path, query and fragment. */
  readonly rest: string;
}

/**
 * Whether a URL looks as if it carried data out: a value, path segment, fragment or host label that is long, decodes
 * to text, is a long random token or a mail address, or is given to a parameter that is named for what it carries.
 *
 * Ordinary links pass: anchors, numeric ids, page and sort parameters, campaign parameters, commit hashes, UUIDs,
 * video and document ids, titles in percent-encoding, searches of a few words. Data that is short, split over many
 * links or hidden in a choice among links is not seen here. Linear in the URL.
 */
export function carriesData({ authority, rest }: RemoteLink): boolean {
  const hash = rest.indexOf('#');
  const fragment = hash === -1 ? '' : rest.slice(hash + 1);
  const beforeHash = hash === -1 ? rest : rest.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const query = mark === -1 ? '' : beforeHash.slice(mark + 1);
  const path = mark === -1 ? beforeHash : beforeHash.slice(0, mark);
  return (
    decodedLength(rest) >= URL_REST_MAX ||
    NEEDLESS_ESCAPES.test(rest) ||
    queryCarries(query) ||
    pathCarries(path) ||
    fragmentCarries(fragment) ||
    hostCarries(hostOf(authority))
  );
}

/** Characters after percent-decoding: what an escaped non-ASCII title counts. */
export function decodedLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== PERCENT) length++;
    else {
      const byte = Number.parseInt(text.slice(i + 1, i + 3), 16);
      // A continuation byte of UTF-8 belongs to a character that has been counted.
      if (!(byte >= 0x80 && byte < 0xc0)) length++;
      if (!Number.isNaN(byte)) i += 2;
    }
  }
  return length;
}

/** From here on path, query and fragment together are a carrier, whatever they say. */
const URL_REST_MAX = 180;

const PERCENT = 0x25;
const QUERY_MAX = 140;
const VALUE_MAX = 64;
const TRACKING_VALUE_MAX = 110;
const FRAGMENT_MAX = 100;
const SEGMENT_MAX = 120;
const WORDS_MAX = 8;
const RANDOM_VALUE_MIN = 40;
const RANDOM_SEGMENT_MIN = 65;
const ENCODED_VALUE_MIN = 12;
const ENCODED_SEGMENT_MIN = 16;

/** Letters and digits need no escape: six of them in a row are written so to be overlooked. */
const NEEDLESS_ESCAPES = /(?:%(?:3[0-9]|[46][1-9a-f]|[57][0-9a])){6}/iu;

/** Named for data: any value counts. */
const DATA_KEYS: ReadonlySet<string> = new Set(
  'data payload exfil exfiltrate leak leaked secret secrets password passwd pwd apikey api_key access_token ssn stolen dump userdata user_data credentials creds loot'.split(
    ' ',
  ),
);

/** Often carry text: a value counts from 12 characters on, or when a placeholder stands in its place. */
const TEXT_KEYS: ReadonlySet<string> = new Set(
  'chat history chat_history conversation prompt memory cookie cookies token email mail message msg content context body info text log summary system session'.split(
    ' ',
  ),
);

/** May carry anything: only a placeholder makes them suspicious by themselves. */
const SHORT_KEYS: ReadonlySet<string> = new Set(
  'q d c x s m t p u v b i query search value val input output result name user key id'.split(' '),
);

const TRACKING_KEY = /^(?:utm_[a-z_]{1,20}|[a-z]{1,6}clid|gad_source|mc_[ce]id|_ga|_gl|igshid|ref|ref_src|si)$/iu;

/** `{data}`, `{{data}}`, `${data}`, `[DATA]`, `<data>` or `%s` where a value should be. */
const PLACEHOLDER = /^(?:\$?\{{1,2}[^{}]{1,60}\}{1,2}|\[[^[\]]{1,60}\]|<[^<>]{1,60}>?|%s|\*{3,20}|\.{3})$/u;

const MAIL_ADDRESS = /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,24}(?![a-z0-9-])/iu;

function queryCarries(query: string): boolean {
  if (query === '') return false;
  if (decodedLength(query) > QUERY_MAX) return true;
  return query.split(/[&;]/u).some((pair) => {
    const equals = pair.indexOf('=');
    const key = equals === -1 ? '' : pair.slice(0, equals).toLowerCase();
    return valueCarries(key, decodePercent(pair.slice(equals + 1).replaceAll('+', ' ')));
  });
}

function valueCarries(key: string, value: string): boolean {
  if (value.length > (TRACKING_KEY.test(key) ? TRACKING_VALUE_MAX : VALUE_MAX)) return true;
  if (DATA_KEYS.has(key) && value.length >= 3) return true;
  if (TEXT_KEYS.has(key) && value.length >= 12) return true;
  if ((DATA_KEYS.has(key) || TEXT_KEYS.has(key) || SHORT_KEYS.has(key)) && PLACEHOLDER.test(value)) return true;
  if (value.split(/\s/u).length > WORDS_MAX || MAIL_ADDRESS.test(value)) return true;
  // A plus sign may have been one of Base64.
  const token = value.replaceAll(' ', '+');
  return decodesToText(token, ENCODED_VALUE_MIN) || (!TRACKING_KEY.test(key) && isRandomToken(token, RANDOM_VALUE_MIN));
}

function pathCarries(path: string): boolean {
  let lettersInRow = 0;
  for (const raw of path.split(/[/\\]/u)) {
    lettersInRow = raw.length === 1 ? lettersInRow + 1 : 0;
    if (lettersInRow >= 8 || segmentCarries(decodePercent(raw))) return true;
  }
  return false;
}

function segmentCarries(segment: string): boolean {
  if (segment.length < 10) return false;
  if (segment.length > SEGMENT_MAX || segment.split(/[\s+]/u).length > WORDS_MAX || MAIL_ADDRESS.test(segment))
    return true;
  return segment
    .split(/[.,;:=]/u)
    .some((part) => decodesToText(part, ENCODED_SEGMENT_MIN) || isRandomToken(part, RANDOM_SEGMENT_MIN));
}

function fragmentCarries(fragment: string): boolean {
  if (fragment === '' || fragment.startsWith(':~:text=')) return decodedLength(fragment) > URL_REST_MAX;
  if (decodedLength(fragment) > FRAGMENT_MAX) return true;
  // Applications keep a route in the fragment, with a query of its own.
  return fragment.includes('=') ? queryCarries(fragment.slice(fragment.lastIndexOf('?') + 1)) : pathCarries(fragment);
}

/** The last two labels name the site; what stands before them is free text to whoever owns it. */
function hostCarries(host: string): boolean {
  if (host.length > 120) return true;
  return host
    .split('.')
    .slice(0, -2)
    .some((label) => isHostLabelText(label) || label.split('-').some((part) => part.length > 40));
}

/** A run of letters and digits in which nothing can be read: upper and lower case and digits, mixed. */
function isRandomToken(text: string, lengthMin: number): boolean {
  if (text.length < lengthMin || !/^[\w+/=~-]{1,400}$/u.test(text)) return false;
  const hasAll = /[A-Z]/u.test(text) && /[a-z]/u.test(text) && /\d/u.test(text);
  return hasAll || /^[0-9a-f]{65,400}$/iu.test(text);
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8: each escape is read as one character, so that no escape hides the rest.
    return text.replaceAll(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}

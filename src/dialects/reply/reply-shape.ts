/**
 * What a field of a reply is, as data.
 *
 * - `token`: a name, an id or a number of the format. Strings that are no plain token, or hold a secret, are inspected; so is
 *   everything below.
 * - `text`: all strings and keys below are inspected.
 * - `unknown`: the same for what no format has a place for; see `GateDoor.countUnknown`.
 * - `media`, `encrypted`: passed and reported.
 * - an object with known fields, a list, or one of several objects by their `type`.
 */
export type ReplyShape =
  | 'token'
  | 'text'
  | 'unknown'
  | 'media'
  | 'encrypted'
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, ReplyShape> }
  | { readonly kind: 'list'; readonly items: ReplyShape }
  | { readonly kind: 'union'; readonly types: ReadonlyMap<string, ReplyShape> };

/** An object with the fields that are given; others are unknown. */
export function objectOf(fields: Readonly<Record<string, ReplyShape>>): ReplyShape {
  return { kind: 'object', fields: new Map(Object.entries(fields)) };
}

/** A list of values of one shape. */
export function listOf(items: ReplyShape): ReplyShape {
  return { kind: 'list', items };
}

/** An object whose `type` says which shape it has; other types are unknown. */
export function unionOf(types: Readonly<Record<string, ReplyShape>>): ReplyShape {
  return { kind: 'union', types: new Map(Object.entries(types)) };
}

/** UTF-16 units of a plain token. */
const TOKEN_CHARS_MAX = 128;

/** Whether a text is a name, an id or a date that can carry no sentence: letters, digits and `_ . : - /` of ASCII. */
export function isPlainToken(text: string): boolean {
  if (text.length > TOKEN_CHARS_MAX) return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // 0x2d to 0x3a are - . / 0 to 9 and the colon; 0x5f is the low line.
    const isMark = (unit >= 0x2d && unit <= 0x3a) || unit === 0x5f;
    const letter = unit | 0x20;
    if (!isMark && (letter < 0x61 || letter > 0x7a || unit > 0x7a)) return false;
  }
  return true;
}

/** The shortest key that is known by its form, such as one of AWS, has as many units. */
const SECRET_CHARS_MIN = 20;

/** Letters and digits in a row, as a key has them and a name of words has not. */
const RUN_CHARS_MIN = 16;

/** The same with small letters, capitals and digits in it. */
const MIXED_RUN_CHARS_MIN = 8;

/** Ids as providers make them: a word, or none, and something random. Such an id says nothing by its form. */
const PROVIDER_ID =
  /^(?:(?:chatcmpl|cmpl|msg|call|toolu|srvtoolu|req|resp|fp)[-_](?:tool-)?)?(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{1,64})$/u;
const PROVIDER_ID_MIXED = /^(?:chatcmpl|cmpl|msg|call|toolu|srvtoolu|req|resp|fp)[-_][A-Za-z0-9]{1,64}$/u;

/**
 * Whether a plain token is worth a look by the rules for secrets: most ids and names are told apart from keys by a glance at
 * them. A token with a colon may be a password with its name before it.
 */
export function mayHoldSecret(token: string): boolean {
  if (!hasLongRun(token)) return token.includes(':');
  return !PROVIDER_ID.test(token) && !PROVIDER_ID_MIXED.test(token);
}

function hasLongRun(token: string): boolean {
  if (token.length < SECRET_CHARS_MIN) return false;
  let run = 0;
  let kinds = 0;
  for (let at = 0; at < token.length; at++) {
    const kind = kindOf(token.charCodeAt(at));
    run = kind === 0 ? 0 : run + 1;
    kinds = kind === 0 ? 0 : kinds | kind;
    if (run >= RUN_CHARS_MIN || (run >= MIXED_RUN_CHARS_MIN && kinds === ALL_KINDS)) return true;
  }
  return false;
}

const DIGIT = 1;
const CAPITAL = 2;
const SMALL = 4;
const ALL_KINDS: number = DIGIT | CAPITAL | SMALL;

function kindOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return SMALL;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  return unit >= 0x41 && unit <= 0x5a ? CAPITAL : 0;
}

import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** `{"alg":"HS256","typ":"JWT"}` and `{"alg":"dir","enc":"A256GCM"}`. */
const HEADER = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9';
const ENCRYPTED_HEADER = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0';

/** `{"foo":"bar","n":123456}`: JSON, but no header. */
const OTHER_JSON = 'eyJmb28iOiJiYXIiLCJuIjoxMjM0NTZ9';

const HEADER_LENGTH_MAX = 240;

/** Signed and encrypted JSON web tokens: whoever has one may be taken for its subject. */
export const jwtRules: readonly SecretRule[] = [
  {
    id: 'secret/jwt/token',
    entity: 'JWT',
    // A header longer than an opener may be is judged by its beginning.
    opener:
      /(?<![A-Za-z0-9_-])(?:eyJ|ewog|ewoJ|ewoi|ey[BI]i)[A-Za-z0-9_-]{10,236}(?:\.{1,2}[A-Za-z0-9_-]{4}|[A-Za-z0-9_-])/u,
    body: /[A-Za-z0-9_.-]/u,
    lengthMax: 16_384,
    score: 0.9,
    severity: 'HIGH',
    accept: acceptHeader,
    source: 'RFC 7515, section 7.1; RFC 7516, section 7.1; RFC 7519, section 5',
    cases: {
      match: [
        `${HEADER}.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${sample(43)}`,
        `Cookie: session=${HEADER}.eyJzdWIiOiJqYW5lIn0.${sample(86)};`,
        `${ENCRYPTED_HEADER}..${sample(16)}.${sample(40)}.${sample(22)}`,
      ],
      ignore: [
        `${OTHER_JSON}.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${sample(43)}`,
        HEADER,
        `x${HEADER}.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${sample(43)}`,
        'eyJhbGciOi...',
        `${HEADER}.<payload>.<signature>`,
      ],
    },
  },
];

/** The part before the first dot must decode to an object that names an algorithm. */
function acceptHeader(opener: string): number {
  const dot = opener.indexOf('.');
  if (dot < 0 && opener.length < HEADER_LENGTH_MAX) return 0;
  const header = dot < 0 ? opener : opener.slice(0, dot);
  const json = decodeBase64Url(header);
  return json !== undefined && /["'](?:alg|enc)["'] ?:/u.test(json) ? opener.length : 0;
}

/** Decodes as many whole groups of four characters as there are; undefined when that is not base64url. */
function decodeBase64Url(text: string): string | undefined {
  const rest = text.length % 4;
  const whole = rest === 1 ? text.slice(0, -1) : text;
  try {
    return atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

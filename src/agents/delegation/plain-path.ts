/** Signs that some reader takes for another: escapes, the other slash, control and invisible characters, lone surrogates. */
const AMBIGUOUS = /[%\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const PATH_LENGTH_MAX = 4_096;

/**
 * Whether every reader takes a path for the same one: no `.` or `..`, no empty segment, no percent sign (which may hide a slash), no
 * backslash, no NUL and nothing that Unicode's compatibility forms turn into any of these (UAX #15).
 */
export function isPlainPath(path: string): boolean {
  if (!isPlainText(path)) return false;
  const segments = path.split('/');
  return segments.every((segment, i) => {
    const isEdge = i === 0 || i === segments.length - 1;
    // A name of dots and spaces is `..` to a file system that drops what stands at the end.
    return segment === '' ? isEdge : !/^[. ]{0,4096}$/u.test(segment);
  });
}

/** Whether a text has none of the signs that some reader takes for another. */
export function isPlainText(text: string): boolean {
  return text.length <= PATH_LENGTH_MAX && !AMBIGUOUS.test(text) && text.normalize('NFKC') === text;
}

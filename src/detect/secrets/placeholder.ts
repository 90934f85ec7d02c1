/** Words that documentation puts where a key belongs; a random key of 100 characters has one of them once in 10,000. */
const WORDS =
  /example|placeholder|your[_ -]|[_-]here|change[_-]?me|replace[_-]|redacted|dummy|insert[_-]|x{4}|\*{3}|\.{3}|…|[<>]|\$\{|\$\(|\{\{|%\(/iu;

/** A key that is live does not repeat one character this often in a row. */
const RUN_LENGTH_MIN = 8;

/** Whether a key-shaped text stands for a key without being one: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`, `sk-${KEY}`. */
export function isPlaceholder(text: string): boolean {
  return hasLongRun(text) || WORDS.test(text);
}

function hasLongRun(text: string): boolean {
  let run = 1;
  for (let i = 1; i < text.length; i++) {
    run = text.charCodeAt(i) === text.charCodeAt(i - 1) ? run + 1 : 1;
    if (run === RUN_LENGTH_MIN) return true;
  }
  return false;
}

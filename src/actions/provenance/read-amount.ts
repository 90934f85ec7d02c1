/** A number as it stands in a text, and what it may say: `1.234` is 1234 in Germany and 1.234 in England. */
export interface AmountReading {
  /** Where it ends, exclusive, with a factor such as the `k` of `12k`. */
  readonly end: number;
  /** In plain decimal form: no separators, no zeros that say nothing. One or two. */
  readonly values: readonly string[];
}

/** Digits of a number that is an amount; longer ones are numbers of things. */
const DIGITS_MAX = 18;
/** Groups that thousands are written in, and the fraction. */
const GROUPS_MAX = 7;

/**
 * Reads the number that begins at `at`, where a digit stands that has none before it: groups of thousands behind points,
 * commas, apostrophes, underscores or spaces, a fraction behind a point or comma, and a factor. Undefined for what has a
 * form that no number has, such as an address or a version. Looks at a bounded number of units.
 */
export function readAmount(text: string, at: number): AmountReading | undefined {
  const groups: string[] = [];
  const separators: string[] = [];
  let end = at;
  let digits = 0;
  for (;;) {
    const groupEnd = endOfDigits(text, end);
    digits += groupEnd - end;
    if (digits > DIGITS_MAX || groups.length === GROUPS_MAX) return undefined;
    groups.push(text.slice(end, groupEnd));
    end = groupEnd;
    const separator = text.charAt(end);
    if (!goesOn(text, end, groups)) break;
    separators.push(separator === '’' ? "'" : separator);
    end++;
  }
  const values = valuesOf(groups, separators);
  if (values.length === 0) return undefined;
  const factor = factorAt(text, end);
  if (factor === undefined) return { end, values };
  return { end: factor.end, values: values.map((value) => shifted(value, factor.zeros)) };
}

/** The plain form of a JSON number, without its sign; undefined where it is written with an exponent. */
export function plainNumber(value: number): string | undefined {
  const text = String(Math.abs(value));
  return /^\d{1,18}(?:\.\d{1,20})?$/u.test(text) ? text : undefined;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end - from <= DIGITS_MAX && isDigit(text, end)) end++;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Behind a space only three digits go on, when what is before them can be thousands. */
function goesOn(text: string, at: number, groups: readonly string[]): boolean {
  const separator = text.charAt(at);
  if (separator === '' || !".,'’_ ".includes(separator) || !isDigit(text, at + 1)) return false;
  if (separator !== ' ') return true;
  const isThree = isDigit(text, at + 2) && isDigit(text, at + 3) && !isDigit(text, at + 4);
  return isThree && groups.every((group, i) => (i === 0 ? group.length <= 3 : group.length === 3));
}

function valuesOf(groups: readonly string[], separators: readonly string[]): readonly string[] {
  const [first = ''] = groups;
  const last = groups.at(-1) ?? '';
  const separator = separators.at(-1);
  if (separator === undefined) return [plain(first, '')];
  const isFraction = separator === '.' || separator === ',';
  const whole = groups.slice(0, -1);
  const isRepeated = separators.indexOf(separator) < separators.length - 1;
  const values: string[] = [];
  if (isFraction && !isRepeated && areThousands(whole, separators.slice(0, -1)))
    values.push(plain(whole.join(''), last));
  if (areThousands(groups, separators)) values.push(plain(groups.join(''), ''));
  return values;
}

/** One kind of separator; three digits a group, or two but for the last (lakh and crore). */
function areThousands(groups: readonly string[], separators: readonly string[]): boolean {
  const [first = '', ...rest] = groups;
  if (rest.length === 0) return true;
  if (new Set(separators).size > 1 || first.length > 3 || rest.at(-1)?.length !== 3) return false;
  const lengths = new Set(rest.slice(0, -1).map(({ length }) => length));
  return lengths.size === 0 || (lengths.size === 1 && (lengths.has(3) || (lengths.has(2) && first.length <= 2)));
}

function plain(whole: string, fraction: string): string {
  const left = whole.replace(/^0{1,18}(?=\d)/u, '');
  const right = withoutZeros(fraction);
  return right === '' ? left : `${left}.${right}`;
}

function withoutZeros(fraction: string): string {
  let end = fraction.length;
  while (end > 0 && fraction.charAt(end - 1) === '0') end--;
  return fraction.slice(0, end);
}

interface Factor {
  readonly zeros: number;
  readonly end: number;
}

/** `12k`, `1.5 million`. A letter counts only where it touches the number and nothing follows. */
function factorAt(text: string, at: number): Factor | undefined {
  const word = FACTOR_WORD.exec(text.slice(at, at + 12));
  const name = word?.[1]?.toLowerCase();
  if (word === null || name === undefined) return undefined;
  const zeros = FACTORS.get(name);
  if (zeros === undefined || (name.length === 1 && word[0].length > 1)) return undefined;
  return { zeros, end: at + word[0].length };
}

const FACTOR_WORD = /^ ?([a-z]{1,10})(?![\p{L}\p{N}])/iu;

const FACTORS: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['thousand', 3],
  ['tausend', 3],
  ['mille', 3],
  ['mil', 3],
  ['m', 6],
  ['mn', 6],
  ['mio', 6],
  ['million', 6],
  ['millionen', 6],
  ['millions', 6],
  ['bn', 9],
  ['billion', 9],
]);

function shifted(value: string, zeros: number): string {
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(zeros, '0');
  return plain(whole + digits.slice(0, zeros), digits.slice(zeros));
}

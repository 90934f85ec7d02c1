/**
 * One step of a pointer for a name that the sender made up. A short plain name is shown; another could itself be what was
 * found and is given by its place among the names of its object: `/metadata/{2}`.
 */
export function freeStep(name: string, index: number): string {
  return isPlainName(name) ? name : `{${index}}`;
}

/** A name for people and logs: at most {@link NAME_LENGTH_MAX} safe characters; `?` stands for others, `…` for a cut. */
export function safeName(name: string): string {
  const kept = name.length > NAME_LENGTH_MAX ? name.slice(0, NAME_LENGTH_MAX) : name;
  let safe = '';
  for (let at = 0; at < kept.length; at++) safe += isNameUnit(kept.charCodeAt(at)) ? kept.charAt(at) : '?';
  return kept.length < name.length ? `${safe}…` : safe;
}

const NAME_LENGTH_MAX = 64;

/** From 20 units on a name may be a key of some provider; one with more digits may be the number of a person or a card. */
const PLAIN_LENGTH_MAX = 19;
const PLAIN_DIGITS_MAX = 4;

function isPlainName(name: string): boolean {
  if (name.length === 0 || name.length > PLAIN_LENGTH_MAX) return false;
  let digits = 0;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (!isLetter(unit) && unit !== UNDERSCORE && unit !== DOLLAR && unit !== HYPHEN) return false;
  }
  return digits <= PLAIN_DIGITS_MAX;
}

function isNameUnit(unit: number): boolean {
  return isLetter(unit) || (unit >= 0x2d && unit <= 0x3a) || unit === UNDERSCORE || unit === DOLLAR;
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

const DOLLAR = 0x24;
const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;

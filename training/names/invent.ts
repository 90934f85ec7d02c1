import {
  BRAND_WORDS,
  CODAS,
  COMPANY_ENDS,
  GERMAN_STREETS,
  HAN_SIGNS,
  HAN_SURNAMES,
  HANGUL_SIGNS,
  HANGUL_SURNAMES,
  HEAD_STREETS,
  JAPANESE_SURNAMES,
  ONSETS,
  PARTICLES,
  SEPARATORS,
  STATES,
  STREET_WORDS,
  TOWN_HEADS,
  TOWN_TAILS,
  TRADES,
  UK_STREETS,
  UNITS,
  US_STREETS,
  VOWELS,
} from './invented-words.ts';
import { readList } from './read.ts';

/** Invents names and addresses, for copies of texts in which nothing is to be learnt by heart. */
export interface Inventor {
  /** A person of about as many words as `like`, in its case. */
  person(like: string): string;
  place(like: string): string;
  address(): string;
  organization(): string;
}

const LATIN = /^[\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]+$/u;
/** Share of people in texts in Latin letters whose names are written in their own script. */
const NATIVE_SHARE = 0.03;

/** An inventor that draws from the lists of `folder`. */
export function inventor(folder: string, random: () => number): Inventor {
  const list = (name: string): readonly string[] => readList(folder, name).filter((entry) => LATIN.test(entry));
  const given = list('given_names');
  const native = readList(folder, 'given_names').filter((entry) => !LATIN.test(entry));
  const surnames = list('surnames');
  const cities = [...list('cities_geonames15k'), ...list('cities_faker')];
  const regions = list('countries_states');
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const number = (digits: number): string =>
    Array.from({ length: digits }, (_, i) => Math.floor((i === 0 ? 1 : 0) + random() * (i === 0 ? 9 : 10))).join('');
  const first = (): string => (chance(0.93) ? pick(given) : made());
  const last = (): string => (chance(0.93) ? pick(surnames) : made());

  /** A word that is in no list. */
  function made(): string {
    const length = 2 + Math.floor(random() * 2);
    const word = Array.from({ length }, () => pick(ONSETS) + pick(VOWELS)).join('') + (chance(0.5) ? pick(CODAS) : '');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }

  function person(like: string): string {
    if (chance(NATIVE_SHARE)) return nativePerson();
    const words = like.split(/\s+/u).length;
    const name = words === 1 ? (chance(0.75) ? first() : last()) : words === 2 ? pair() : several();
    if (like === like.toLowerCase()) return name.toLowerCase();
    return like === like.toUpperCase() && like.length > 3 ? name.toUpperCase() : name;
  }

  /** A given name of a list, or Chinese, Korean or Japanese signs as their names are made of. */
  function nativePerson(): string {
    const kind = random();
    const signs = (from: string, count: number): string =>
      Array.from({ length: count }, () => pick([...from])).join('');
    if (kind < 0.2) return pick([...HAN_SURNAMES]) + signs(HAN_SIGNS, 1 + Math.floor(random() * 2));
    if (kind < 0.35) return pick([...HANGUL_SURNAMES]) + signs(HANGUL_SIGNS, 2);
    if (kind < 0.5)
      return `${pick(JAPANESE_SURNAMES)}${pick(['', '', ' '])}${signs(HAN_SIGNS, 1 + Math.floor(random() * 2))}`;
    return chance(0.5) ? pick(native) : `${pick(native)} ${pick(native)}`;
  }

  function pair(): string {
    const r = random();
    if (r < 0.78) return `${first()} ${last()}`;
    if (r < 0.85) return `${first().charAt(0)}. ${last()}`;
    if (r < 0.87) return `${first().charAt(0)}. ${last()}-${last()}`;
    if (r < 0.89) return `${last()}, ${first().charAt(0)}.`;
    if (r < 0.92) return `${first()} ${last().charAt(0)}.`;
    return `${first()} ${last()}-${last()}`;
  }

  function several(): string {
    const r = random();
    if (r < 0.35) return `${first()} ${first()} ${last()}`;
    if (r < 0.55) return `${first()} ${first().charAt(0)}. ${last()}`;
    if (r < 0.75) return `${first()} ${pick(PARTICLES)} ${last()}`;
    const initials = `${first().charAt(0)}. ${first().charAt(0)}.`;
    if (r < 0.83) return `${initials} ${last()}`;
    if (r < 0.86) return `${initials} ${pick(PARTICLES)} ${last()}`;
    if (r < 0.88) return `${last()}, ${initials}`;
    if (r < 0.91) return `${first()} "${first()}" ${last()}`;
    return `${first()} ${last()} ${last()}`;
  }

  function street(): string {
    const name = chance(0.4) ? last() : chance(0.5) ? first() : pick(STREET_WORDS);
    return chance(0.12) ? `${name} ${last()}` : name;
  }

  function usAddress(): string {
    const unit = chance(0.35) ? ` ${pick(UNITS)} ${number(1 + Math.floor(random() * 3))}` : '';
    const comma = unit !== '' && chance(0.4) ? ',' : '';
    const town = chance(0.3)
      ? `${pick(TOWN_HEADS)} ${last()}${pick(TOWN_TAILS)}`
      : chance(0.4)
        ? `${last()}${pick(TOWN_TAILS)}`
        : pick(cities);
    const zip = chance(0.85) ? ` ${number(5)}${chance(0.1) ? `-${number(4)}` : ''}` : '';
    const state = chance(0.85) ? pick(STATES) : pick(regions);
    const rest = chance(0.8) ? `${pick(SEPARATORS)}${town}, ${state}${zip}` : '';
    return `${number(2 + Math.floor(random() * 4))} ${street()} ${pick(US_STREETS)}${comma}${unit}${rest}${chance(0.08) ? pick([', USA', '\nUSA', ', United States']) : ''}`;
  }

  function ukAddress(): string {
    const letters = (n: number): string => Array.from({ length: n }, () => pick([...'ABCDEGHKLMNPRSTWY'])).join('');
    const code = `${letters(1 + Math.floor(random() * 2))}${number(1)}${chance(0.4) ? number(1) : ''} ${number(1)}${letters(2)}`;
    const flat = chance(0.3)
      ? `${pick(['Flat', 'Unit', 'Apartment', 'Suite', 'Studio'])} ${number(1 + Math.floor(random() * 2))}${pick([' ', ', ', '\n'])}`
      : '';
    return `${flat}${number(1 + Math.floor(random() * 3))} ${street()} ${pick(UK_STREETS)}${pick(SEPARATORS)}${pick(cities)}${pick(SEPARATORS)}${code}${chance(0.1) ? ', UK' : ''}`;
  }

  function europeanAddress(): string {
    const kind = random();
    const code = `${chance(0.1) ? pick(['D-', 'F-', 'CH-', 'A-', 'SE-']) : ''}${chance(0.2) ? `${number(2)}-${number(3)}` : chance(0.15) ? `${number(3)} ${number(2)}` : number(chance(0.6) ? 5 : 4)}`;
    const house = `${number(1 + Math.floor(random() * 3))}${chance(0.15) ? pick(['a', 'b', ' A', ' bis', '/2', '-3']) : ''}`;
    const line =
      kind < 0.3
        ? `${street()}${pick(GERMAN_STREETS)} ${house}`
        : kind < 0.6
          ? `${pick(HEAD_STREETS)} ${chance(0.4) ? `${pick(PARTICLES)} ` : ''}${street()}${pick([', ', ' ', ' n. '])}${house}`
          : `${house}${pick([', ', ' '])}${pick(HEAD_STREETS).toLowerCase()} ${chance(0.4) ? `${pick(PARTICLES)} ` : ''}${street()}`;
    const unit = chance(0.15)
      ? `, ${pick(['ap.', 'apt', 'Wohnung', 'piso', 'bât. B, étage', 'int.', 'lejl.', 'm.'])} ${number(1)}`
      : '';
    const land = chance(0.15) ? `${pick(SEPARATORS)}${pick(regions)}` : '';
    return chance(0.85)
      ? `${line}${unit}${pick(SEPARATORS)}${code} ${pick(cities)}${land}`
      : `${line}${unit}${pick(SEPARATORS)}${pick(cities)}${land}`;
  }

  function otherAddress(): string {
    const house = pick(['Plot', 'House', 'No.', 'Flat', 'H.No.', 'Block', 'Door No', 'Lot', 'Blk', 'Villa', 'Stand']);
    const area = `${street()} ${pick(['Nagar', 'Colony', 'Estate', 'Extension', 'Layout', 'Gardens', 'Marg', 'Avenue 3', 'Phase 2', 'Village', 'Heights', 'Crescent'])}`;
    const code = chance(0.7) ? `${pick([' ', ' - ', '-', ', '])}${number(chance(0.5) ? 6 : 4)}` : '';
    return `${house} ${number(1 + Math.floor(random() * 3))}${chance(0.2) ? '/B' : ''}, ${area}, ${pick(cities)}${code}${chance(0.35) ? `, ${pick(regions)}` : ''}`;
  }

  function box(): string {
    if (chance(0.3))
      return `${pick(['Unit', 'PSC'])} ${number(4)} Box ${number(4)}${pick(SEPARATORS)}${pick(['APO', 'FPO', 'DPO'])} ${pick(['AA', 'AE', 'AP'])} ${number(5)}`;
    return `${pick(['P.O. Box', 'PO Box', 'Postfach', 'Casella Postale', 'GPO Box', 'Private Bag'])} ${number(2 + Math.floor(random() * 3))}${pick(SEPARATORS)}${pick(cities)}${chance(0.7) ? ` ${number(5)}` : ''}`;
  }

  function address(): string {
    const r = random();
    const made =
      r < 0.45 ? usAddress() : r < 0.6 ? ukAddress() : r < 0.85 ? europeanAddress() : r < 0.94 ? otherAddress() : box();
    return chance(0.04) ? made.toUpperCase() : chance(0.05) ? made.toLowerCase() : made;
  }

  function organization(): string {
    const r = random();
    if (r < 0.12) return `${pick(BRAND_WORDS)} ${pick(chance(0.7) ? TRADES : BRAND_WORDS)}`;
    if (r < 0.18) return `${pick(BRAND_WORDS)} ${pick(TRADES)} ${pick(COMPANY_ENDS)}`;
    if (r < 0.3) return `${last()} ${pick(COMPANY_ENDS)}`;
    if (r < 0.45) return `${last()}-${last()}`;
    if (r < 0.6) return `${last()}, ${last()} and ${last()}`;
    if (r < 0.75) return `${last()} ${pick(['and', '&'])} ${chance(0.3) ? 'Sons' : last()}`;
    if (r < 0.9)
      return `${pick([last, () => pick(cities)])()} ${pick(TRADES)}${chance(0.4) ? ` ${pick(COMPANY_ENDS)}` : ''}`;
    return `${pick(TRADES)} of ${pick(cities)}`;
  }

  const place = (like: string): string => {
    const name = chance(0.8) ? pick(cities) : pick(regions);
    if (like === like.toLowerCase()) return name.toLowerCase();
    return like === like.toUpperCase() && like.length > 3 ? name.toUpperCase() : name;
  };
  return { person, place, address, organization };
}

/** Names of months in lower case: as English texts abbreviate them, and in full in eight languages. */
export const MONTH_NAMES: readonly string[] = [
  // English
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november'],
  ...['december', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sept', 'sep', 'oct', 'nov', 'dec'],
  // German
  ...['januar', 'jänner', 'februar', 'märz', 'mai', 'juni', 'juli', 'oktober', 'dezember', 'okt', 'dez'],
  // French
  ...['janvier', 'février', 'fevrier', 'mars', 'avril', 'juin', 'juillet', 'août', 'aout', 'septembre', 'octobre'],
  ...['novembre', 'décembre', 'decembre'],
  // Spanish
  ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'setiembre', 'octubre'],
  ...['noviembre', 'diciembre'],
  // Italian
  ...['gennaio', 'febbraio', 'aprile', 'maggio', 'giugno', 'luglio', 'settembre', 'ottobre', 'dicembre'],
  // Portuguese
  ...['janeiro', 'fevereiro', 'março', 'marco', 'maio', 'junho', 'julho', 'setembro', 'outubro', 'novembro'],
  ...['dezembro'],
  // Dutch
  ...['januari', 'februari', 'maart', 'mei', 'augustus'],
  // Polish
  ...['stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca', 'lipca', 'sierpnia', 'września', 'października'],
  ...['listopada', 'grudnia'],
];

/** The number of a month, 1 to 12, by one of {@link MONTH_NAMES} in lower case; undefined for any other word. */
export function monthNumber(name: string): number | undefined {
  return NUMBERS.get(name);
}

/** How the names of each month begin, from January on, in all of the languages. */
const BEGINNINGS: readonly string[] = [
  ...['jan jän ene gen sty', 'feb fev fév lut', 'mar mär maa', 'apr avr abr kwi', 'may mai mag mei maj'],
  ...['jun juin giu cze', 'jul juil lug lip', 'aug aoû aou ago sie', 'sep set wrz', 'oct okt ott out paź'],
  ...['nov lis', 'dec déc dic dez gru'],
];

const NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.map((name) => [
    name,
    1 + BEGINNINGS.findIndex((all) => all.split(' ').some((one) => name.startsWith(one))),
  ]),
);

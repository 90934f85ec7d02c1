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

import { FILLER_WORDS, TELLING_WORDS } from './attack-words.ts';

/**
 * Frequent words of languages with Latin letters, of three and more ASCII letters, lower case: few sentences are without
 * two of them. What gives some of them when it is decoded was encoded, even if no telling word is among them.
 */
export const FREQUENT_WORDS: readonly string[] = [
  ...new Set(
    [
      ...FILLER_WORDS,
      ...TELLING_WORDS,
      // English
      ...wordsOf(
        'also always another are asked because been being between both but child could create did does done don each',
      ),
      ...wordsOf(
        'even every explain first following get had has help her here him his how into its just let like make many',
      ),
      ...wordsOf(
        'may might more most must name need never nothing one only other others our over please question respond',
      ),
      ...wordsOf(
        'response said same says sentence should some something start still such than then there through time two',
      ),
      ...wordsOf(
        'under until use used using very want was way well were when where which while who why will word words',
      ),
      ...wordsOf('work would'),
      // What models are asked and made to say
      ...wordsOf(
        'code correct english exactly feedback game hacked input language model movie pwned return sentence start task',
      ),
      ...wordsOf('title topic translate'),
      // German
      ...wordsOf(
        'aber alle alles als antworte auch auf aus bei bis bitte das dass dein deine dem den der des die diese dieser',
      ),
      ...wordsOf(
        'doch durch ein eine einem einen einer folgende haben hat ich ihr immer ist jetzt kann kein keine mein meine',
      ),
      ...wordsOf(
        'mich mir mit nach nicht nie noch nur oder ohne schreibe sein sich sie sind und uns unter vergiss von vor war',
      ),
      ...wordsOf('warum was wenn werden wie wir wird wurde zeig zum zur'),
      // French
      ...wordsOf(
        'avec avoir ceci cela ces cette comme dans des donc elle entre est faire fait ils jamais les leur leurs mais',
      ),
      ...wordsOf(
        'maintenant mes moi mon nous par pas peut plus pour quand que quel quelle qui quoi sans ses sont sous sur',
      ),
      ...wordsOf('tes toi ton toujours tous tout toute toutes une vos votre vous'),
      // Spanish
      ...wordsOf(
        'ahora como con cual cuando del desde dime donde ella ellos entre eres escribe ese eso esta este esto haz hay',
      ),
      ...wordsOf(
        'las los muy nada nos nunca otra otro para pero por porque que quien responde sido siempre sin sobre solo',
      ),
      ...wordsOf('soy sus tiene toda todas todo todos una'),
      // Italian
      ...wordsOf(
        'alla anche che chi come cosa dal dalla dei della delle dimmi dove essere gli hai nel nella non ogni ora',
      ),
      ...wordsOf(
        'quando quello questa questi questo rispondi scrivi sempre senza solo sono stato sua suo tua tue tuo tutte',
      ),
      ...wordsOf('tutti tutto'),
      // Portuguese
      ...wordsOf(
        'agora aos das diga dos ele eles escreva foi isso isto mais mas meu minha muito nos onde pela pelo quem',
      ),
      ...wordsOf('responda seu seus sua suas tem uma'),
      // Dutch
      ...wordsOf(
        'aan alleen altijd bent bij dan dat deze die dit door een geef geen heeft het hij hoe jij jouw kan maar met mijn',
      ),
      ...wordsOf(
        'moet naar niet nog nooit omdat ook over schrijf uit van voor waar wat wij worden wordt zeg zij zijn zonder',
      ),
      // Polish
      ...wordsOf(
        'albo ale bardzo bez dla gdzie jak jego jej jest kiedy kto lub napisz nie nigdy oraz podaj pod powiedz',
      ),
      ...wordsOf('przed przez przy tak tego teraz tobie twoje tylko tym wszystkie wszystko zawsze'),
    ].filter((word) => word.length > 2),
  ),
];

function wordsOf(line: string): readonly string[] {
  return line.split(' ');
}

/**
 * What frequent words encode to and what says nothing, since people write it: words of languages, names, abbreviations.
 * Words of three letters count only where they are not in capitals, as acronyms are.
 */
const WRITTEN_AS_THEY_ARE: ReadonlySet<string> = new Set([
  ...FREQUENT_WORDS,
  // From ROT13.
  ...wordsOf(
    'aba abg abt aha anne bag bar ben bhe bhg cbe cnf cre fnaf fnl fre fur gjb har ina jnl jng jub jul jung jura',
  ),
  ...wordsOf('mhz nal nbf ner nyy ohg ora orm ovf pna pub pur qry rager serr trg unf ung unq ure uvf uvz vue'),
  // From writing backwards.
  ...wordsOf(
    'aim ale alec alla allen amu anu arap aus aut big bul dah dan dias did dna dnif drow eid ein ela ella elle emas',
  ),
  ...wordsOf(
    'emit emos enim eno era esu ese gas gon iam ici ingo iot jej jib jij jiz kat keg koo lad led leif len liam lla',
  ),
  ...wordsOf(
    'med met mom naa nac nam nav ned nee nes neve nie nis noc nod nom non noot nos not nov nun oma oot ose otto',
  ),
  ...wordsOf(
    'out raam rap raw red redo rep res resu revo rid rim riw rood rop ruel run rus sad sah sal sam sap saw sec sed',
  ),
  ...wordsOf(
    'sel sele sem sere ses set siam sid sih sla snas sod sol son sti sua sues sulp sus tad tah tare taw teg teh tel',
  ),
  ...wordsOf('tem tid tim tog ton tse tub tuo tut wen won wonk yah yam yas yaw yum desu reh neet'),
]);

/** Encoded frequent words, lower case, without those that people write. */
export function encodedWords(encode: (word: string) => string): readonly string[] {
  return FREQUENT_WORDS.map(encode).filter((word) => !WRITTEN_AS_THEY_ARE.has(word));
}

/** What one pass over a text has seen of the words of an encoding: it looks at some of their letters only. */
export interface WordHints {
  readonly telling: boolean;
  readonly frequent: boolean;
}

/** So many different ones show that a text is encoded: one may stand in it by chance. */
export const FREQUENT_WORDS_MIN = 2;

/** Whether at least {@link FREQUENT_WORDS_MIN} of `words`, lower case, stand in a text as whole words. Linear in the text. */
export function hasWords(text: string, words: ReadonlySet<string>): boolean {
  const found = new Set<string>();
  for (let i = 0; i < text.length; ) {
    const start = i;
    while (isLetter(text.charCodeAt(i))) i++;
    if (i - start > 2 && i - start <= WORD_LENGTH_MAX && isWhole(text, start, i)) {
      const word = text.slice(start, i);
      const isAcronym = word.length === 3 && word === word.toUpperCase();
      if (!isAcronym && words.has(word.toLowerCase())) found.add(word.toLowerCase());
      if (found.size >= FREQUENT_WORDS_MIN) return true;
    }
    i = Math.max(i, start + 1);
  }
  return false;
}

const WORD_LENGTH_MAX: number = Math.max(...FREQUENT_WORDS.map((word) => word.length));

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isWhole(text: string, start: number, end: number): boolean {
  return !PART_OF_WORD.test(text.charAt(start - 1)) && !PART_OF_WORD.test(text.charAt(end));
}

/** Digits and `_` join names and identifiers, `+` and `=` base64. */
const PART_OF_WORD = /[\p{L}\p{M}\p{N}_+=]/u;

import { HASH_POWERS, hashOf, WORD_FLAG, type WordReading } from './word-reading.ts';

/** A place where a run of words stands that was looked for. */
export interface RunPlace {
  readonly reading: number;
  /** Index of the run's first word. */
  readonly word: number;
  readonly words: number;
  /** Whether the run is part of something longer that `.`, `-` or `_` joins. */
  readonly isJoined: boolean;
}

/**
 * Runs of up to {@link RUN_WORDS_MAX} words, and of more in numbers that are written in groups, by the hash of their letters
 * with nothing between them: `DE89 3704` is found as `de893704`, `anna_smith` as `Anna Smith`. Of each run one or two places
 * a reading are kept. Adding takes time in proportion to the text, whatever it holds.
 */
export interface RunIndex {
  add(reading: WordReading): void;
  /** Whether a place was found is said by `found`, most recent reading first; each costs a step. */
  find(squeezed: string, found: (place: RunPlace) => void): void;
  /** As `find`, for a text whose hash is known. */
  findHashed(squeezed: string, hash: number, found: (place: RunPlace) => void): void;
}

/** Words of a run in running text. */
export const RUN_WORDS_MAX = 4;
/** Groups of a number: an IBAN has up to nine. */
const NUMBER_GROUPS_MAX = 9;
/** UTF-16 units of such a group. */
const GROUP_UNITS_MAX = 5;
/** Of so many entries with the same end of the hash the newest is looked for that says the same; then it is written twice. */
const CHAIN_LOOKS_MAX = 24;

/** Makes an empty index. `takeStep` answers whether one more place may be looked at. */
export function runIndex(takeStep: () => boolean): RunIndex {
  const readings: WordReading[] = [];
  // A chained hash table in flat arrays: the newest entry of each slot, and the fields of all entries.
  let heads = new Int32Array(1 << 12).fill(-1);
  let fields = new Int32Array(FIELDS << 12);
  let count = 0;

  return { add, find: (squeezed, found) => findHashed(squeezed, hashOf(squeezed), found), findHashed };

  function add(reading: WordReading): void {
    const number = readings.push(reading) - 1;
    const { hashes, starts, flags } = reading;
    for (let word = 0; word < reading.count; word++) {
      makeRoom();
      let hash = 0;
      const max = Math.min(reading.count - word, runLengthMax(reading, word));
      for (let words = 1; words <= max; words++) {
        const last = word + words - 1;
        const units = (starts[last + 1] as number) - (starts[last] as number);
        if (words > RUN_WORDS_MAX && units > GROUP_UNITS_MAX) break;
        hash = (Math.imul(hash, HASH_POWERS[units] as number) + (hashes[last] as number)) | 0;
        const joints =
          ((flags[word] as number) & WORD_FLAG.joinedBefore) | ((flags[last] as number) & WORD_FLAG.joinedAfter);
        addRun({ reading, number, word, words, isJoined: joints !== 0 }, hash);
      }
    }
  }

  function addRun(run: Run, hash: number): void {
    const slot = slotOf(hash, heads.length);
    const head = heads[slot] as number;
    let looks = 0;
    for (let entry = head; entry >= 0 && looks < CHAIN_LOOKS_MAX; looks++) {
      const at = entry * FIELDS;
      if (fields[at + HASH] === hash) {
        if (fields[at + READING] === run.number && isKnown(run, fields[at + RUN] as number)) return;
        break;
      }
      entry = fields[at + NEXT] as number;
    }
    const at = count * FIELDS;
    fields[at + NEXT] = head;
    fields[at + HASH] = hash;
    fields[at + READING] = run.number;
    fields[at + RUN] = run.word * RUN_SCALE + run.words;
    heads[slot] = count++;
  }

  /** Room for all runs that begin at one word. */
  function makeRoom(): void {
    if ((count + NUMBER_GROUPS_MAX) * FIELDS <= fields.length) return;
    const larger = new Int32Array(fields.length * 2);
    larger.set(fields);
    fields = larger;
    heads = new Int32Array(heads.length * 2).fill(-1);
    for (let entry = 0; entry < count; entry++) {
      const slot = slotOf(fields[entry * FIELDS + HASH] as number, heads.length);
      fields[entry * FIELDS + NEXT] = heads[slot] as number;
      heads[slot] = entry;
    }
  }

  function findHashed(squeezed: string, hash: number, found: (place: RunPlace) => void): void {
    if (squeezed === '') return;
    let at = 0;
    for (let entry = heads[slotOf(hash, heads.length)] as number; entry >= 0; entry = fields[at + NEXT] as number) {
      if (!takeStep()) return;
      at = entry * FIELDS;
      if (fields[at + HASH] !== hash) continue;
      const number = fields[at + READING] as number;
      const reading = readings[number] as WordReading;
      const word = Math.floor((fields[at + RUN] as number) / RUN_SCALE);
      const words = (fields[at + RUN] as number) % RUN_SCALE;
      if (isRun(reading, word, words, squeezed))
        found({ reading: number, word, words, isJoined: isJoined(reading, word, words) });
    }
  }
}

interface Run {
  readonly reading: WordReading;
  readonly number: number;
  readonly word: number;
  readonly words: number;
  readonly isJoined: boolean;
}

const FIELDS = 4;
const NEXT = 0;
const HASH = 1;
const READING = 2;
/** Index of the first word and number of words in one field. */
const RUN = 3;
const RUN_SCALE = 16;

function slotOf(hash: number, slots: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x45d9f3b);
  return (mixed ^ (mixed >>> 13)) & (slots - 1);
}

/** Whether an older run of the same reading says the same, and is not the weaker of the two. */
function isKnown({ reading, word, words, isJoined: isWeaker }: Run, field: number): boolean {
  const { squeezed, starts } = reading;
  const known = Math.floor(field / RUN_SCALE);
  const knownWords = field % RUN_SCALE;
  const from = starts[word] as number;
  const knownFrom = starts[known] as number;
  const length = (starts[word + words] as number) - from;
  if ((starts[known + knownWords] as number) - knownFrom !== length) return false;
  // No copies are made of what is compared: in a text that repeats itself this is most of the work.
  for (let i = 0; i < length; i++)
    if (squeezed.charCodeAt(from + i) !== squeezed.charCodeAt(knownFrom + i)) return false;
  return isWeaker || !isJoined(reading, known, knownWords);
}

function runLengthMax({ flags, starts }: WordReading, word: number): number {
  const units = (starts[word + 1] as number) - (starts[word] as number);
  const isGroup = ((flags[word] as number) & WORD_FLAG.digit) !== 0 && units <= GROUP_UNITS_MAX;
  return isGroup ? NUMBER_GROUPS_MAX : RUN_WORDS_MAX;
}

function isRun({ squeezed, starts }: WordReading, word: number, words: number, sought: string): boolean {
  const start = starts[word] as number;
  return (starts[word + words] as number) - start === sought.length && squeezed.startsWith(sought, start);
}

function isJoined({ flags }: WordReading, word: number, words: number): boolean {
  const before = (flags[word] as number) & WORD_FLAG.joinedBefore;
  return (before | ((flags[word + words - 1] as number) & WORD_FLAG.joinedAfter)) !== 0;
}

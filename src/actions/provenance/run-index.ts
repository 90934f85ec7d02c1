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
  const entries = entryTable();
  return {
    add(reading) {
      readings.push(reading);
      addRuns(reading, readings.length - 1, entries);
    },
    find: (squeezed, found) => find(squeezed, hashOf(squeezed), found),
    findHashed: find,
  };

  function find(squeezed: string, hash: number, found: (place: RunPlace) => void): void {
    if (squeezed === '') return;
    for (let entry = entries.first(hash); entry >= 0; entry = entries.next(entry)) {
      if (!takeStep()) return;
      if (entries.hashAt(entry) !== hash) continue;
      const number = entries.readingAt(entry);
      const reading = readings[number] as WordReading;
      const word = entries.wordAt(entry);
      const words = entries.wordsAt(entry);
      if (!isRun(reading, word, words, squeezed)) continue;
      found({ reading: number, word, words, isJoined: isJoined(reading, word, words) });
    }
  }

  function addRuns(reading: WordReading, number: number, table: EntryTable): void {
    const { count, hashes, starts, flags } = reading;
    for (let word = 0; word < count; word++) {
      let hash = 0;
      const max = Math.min(count - word, runLengthMax(reading, word));
      for (let words = 1; words <= max; words++) {
        const last = word + words - 1;
        const units = (starts[last + 1] as number) - (starts[last] as number);
        if (words > RUN_WORDS_MAX && units > GROUP_UNITS_MAX) break;
        hash = (Math.imul(hash, HASH_POWERS[units] as number) + (hashes[last] as number)) | 0;
        const joined =
          (((flags[word] as number) & WORD_FLAG.joinedBefore) | ((flags[last] as number) & WORD_FLAG.joinedAfter)) !==
          0;
        if (!isKnown(reading, number, { word, words, hash, joined }, table)) table.add(hash, number, word, words);
      }
    }
  }

  function isKnown(reading: WordReading, number: number, run: Run, table: EntryTable): boolean {
    let looks = 0;
    for (let entry = table.first(run.hash); entry >= 0 && looks < CHAIN_LOOKS_MAX; entry = table.next(entry), looks++) {
      if (table.hashAt(entry) !== run.hash) continue;
      if (table.readingAt(entry) !== number) return false;
      const [word, words] = [table.wordAt(entry), table.wordsAt(entry)];
      if (!isSameRun(reading, run, word, words)) return false;
      return run.joined || !isJoined(reading, word, words);
    }
    return false;
  }
}

interface Run {
  readonly word: number;
  readonly words: number;
  readonly hash: number;
  readonly joined: boolean;
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

function isSameRun(reading: WordReading, run: Run, word: number, words: number): boolean {
  const { squeezed, starts } = reading;
  return isRun(
    reading,
    word,
    words,
    squeezed.slice(starts[run.word] as number, starts[run.word + run.words] as number),
  );
}

function isJoined({ flags }: WordReading, word: number, words: number): boolean {
  const before = (flags[word] as number) & WORD_FLAG.joinedBefore;
  return (before | ((flags[word + words - 1] as number) & WORD_FLAG.joinedAfter)) !== 0;
}

interface EntryTable {
  add(hash: number, reading: number, word: number, words: number): void;
  /** The newest entry whose hash ends alike, or -1. */
  first(hash: number): number;
  next(entry: number): number;
  hashAt(entry: number): number;
  readingAt(entry: number): number;
  wordAt(entry: number): number;
  wordsAt(entry: number): number;
}

const FIELDS = 5;
const NEXT = 0;
const HASH = 1;
const READING = 2;
const WORD = 3;
const WORDS = 4;

/** A chained hash table in flat arrays that double when they are full. */
function entryTable(): EntryTable {
  let heads = new Int32Array(1 << 10).fill(-1);
  let fields = new Int32Array(FIELDS << 10);
  let count = 0;
  const slotOf = (hash: number): number => {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x45d9f3b);
    return (mixed ^ (mixed >>> 13)) & (heads.length - 1);
  };
  const link = (entry: number): void => {
    const slot = slotOf(fields[entry * FIELDS + HASH] as number);
    fields[entry * FIELDS + NEXT] = heads[slot] as number;
    heads[slot] = entry;
  };
  const grow = (): void => {
    const larger = new Int32Array(fields.length * 2);
    larger.set(fields);
    fields = larger;
    heads = new Int32Array(heads.length * 2).fill(-1);
    for (let entry = 0; entry < count; entry++) link(entry);
  };
  return {
    add(hash, reading, word, words) {
      if (count === heads.length) grow();
      const at = count * FIELDS;
      fields[at + HASH] = hash;
      fields[at + READING] = reading;
      fields[at + WORD] = word;
      fields[at + WORDS] = words;
      link(count++);
    },
    first: (hash) => heads[slotOf(hash)] as number,
    next: (entry) => fields[entry * FIELDS + NEXT] as number,
    hashAt: (entry) => fields[entry * FIELDS + HASH] as number,
    readingAt: (entry) => fields[entry * FIELDS + READING] as number,
    wordAt: (entry) => fields[entry * FIELDS + WORD] as number,
    wordsAt: (entry) => fields[entry * FIELDS + WORDS] as number,
  };
}

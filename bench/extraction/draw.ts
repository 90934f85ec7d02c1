import { ADJECTIVES, NAMES, NOUNS, PLACES, VERBS } from './lexicon.ts';

/** Draws of one simulated caller. */
export interface Draw {
  /** From 0 to 1. */
  readonly random: () => number;
  /** A whole number from `from` to `to`. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** As natural language does: the first items of a list, in an order of this caller's own, come far more often (Zipf). */
  readonly often: (items: readonly string[]) => string;
  /** Normal deviate, by Box and Muller. */
  readonly normal: () => number;
  readonly shuffle: <Item>(items: readonly Item[]) => readonly Item[];
}

/** Draws that are the same for the same seed: mulberry32, by Tommy Ettinger. */
export function createDraw(seed: number): Draw {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const orders = new Map<readonly string[], readonly string[]>();
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const shuffle = <Item>(items: readonly Item[]): readonly Item[] =>
    items
      .map((item) => ({ item, key: random() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const often = (items: readonly string[]): string => {
    const order = orders.get(items) ?? shuffle(items);
    orders.set(items, order);
    return order[Math.floor(order.length ** random()) - 1] ?? pick(items);
  };
  return {
    random,
    pick,
    often,
    shuffle,
    whole: (from, to) => from + Math.floor(random() * (to - from + 1)),
    chance: (share) => random() < share,
    normal: () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  };
}

const LINKS = ['and', 'but', 'because', 'so', 'while', 'although', 'when', 'before', 'after', 'until'];
const PLACERS = [
  'in the',
  'on the',
  'near the',
  'behind the',
  'under the',
  'next to a',
  'from the',
  'with a',
  'without the',
  'for my',
  'at the',
];
const OWNERS = [
  'the',
  'a',
  'my',
  'our',
  'their',
  'his',
  'her',
  'this',
  'that',
  'every',
  'another',
  'the other',
  'one of the',
];
const TIMES = [
  'yesterday',
  'last week',
  'in the morning',
  'on Monday',
  'twice',
  'again',
  'by mistake',
  'at night',
  'this year',
  'for hours',
];

/** A sentence about anything, of 5 to about 30 words. */
export function sentence(draw: Draw): string {
  let text = clause(draw);
  while (draw.chance(0.35)) text += `${draw.chance(0.4) ? ',' : ''} ${draw.pick(LINKS)} ${clause(draw)}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${draw.chance(0.12) ? '!' : '.'}`;
}

/** A text of whole sentences, of about `words` words. */
export function prose(draw: Draw, words: number): string {
  const sentences: string[] = [];
  for (let count = 0; count < words; ) {
    const next = sentence(draw);
    sentences.push(next);
    count += next.split(' ').length;
  }
  return sentences.join(' ');
}

function clause(draw: Draw): string {
  const subject = draw.chance(0.35) ? draw.pick(['I', 'we', 'they', 'she', 'he', 'you', 'it']) : thing(draw);
  let text = `${subject} ${draw.chance(0.2) ? `${draw.pick(['never', 'often', 'just', 'almost', 'really', 'had', 'finally'])} ` : ''}${draw.often(VERBS)} ${thing(draw)}`;
  if (draw.chance(0.5)) text += ` ${draw.pick(PLACERS)} ${draw.often(NOUNS)}`;
  if (draw.chance(0.25)) text += ` ${draw.pick(TIMES)}`;
  if (draw.chance(0.08)) text += ` to ${draw.often(PLACES)}`;
  if (draw.chance(0.06)) text += ` for ${draw.whole(2, 900)} euros`;
  return text;
}

/** A person or thing with its article. */
export function thing(draw: Draw): string {
  if (draw.chance(0.12)) return draw.often(NAMES);
  const adjective = draw.chance(0.35) ? `${draw.often(ADJECTIVES)} ` : '';
  return `${draw.pick(OWNERS)} ${adjective}${draw.often(NOUNS)}`;
}

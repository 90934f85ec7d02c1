import { texts } from './caller.ts';
import { type Draw, prose, sentence, thing } from './draw.ts';
import { TOPICS } from './lexicon.ts';
import { task } from './tasks.ts';

const FOLLOW_UPS: readonly string[] = [
  'thanks',
  'ok',
  'why?',
  'shorter please',
  'can you make it shorter',
  'and in German?',
  'yes',
  'no, not like that',
  'more details please',
  'go on',
  'try again',
  'hmm are you sure',
  'what do you mean',
  'sounds good',
  'another one',
  'thank you so much!',
  'and the second one?',
  'perfect',
  'make it sound nicer',
  'can you explain that again',
  'where did you get that from',
  'i do not understand the last part',
];

/** One talk of a person: a task, or a question in passing, then questions that come of it. */
export function talk(draw: Draw): readonly string[] {
  const topic = draw.often(TOPICS);
  const first = draw.chance(0.5)
    ? task(draw)
    : `${prose(draw, draw.whole(1, 30))} ${draw.pick(['What can I do about', 'Does this have to do with', 'Any ideas on', 'How does that fit with'])} ${topic}?`;
  const rest = texts(draw.whole(0, 9), () => followUp(draw, topic));
  // Some people send the same prompt again, a little reworded, until they like the reply.
  const refined = draw.chance(0.12)
    ? texts(draw.whole(1, 4), () => `${first} ${draw.pick(['Shorter.', 'Again, but funnier.', sentence(draw)])}`)
    : [];
  return [first, ...refined, ...rest];
}

function followUp(draw: Draw, topic: string): string {
  const kind = draw.random();
  if (kind < 0.35) return draw.pick(FOLLOW_UPS);
  if (kind < 0.5) return `${draw.pick(['what about', 'and', 'but', 'is that the same for', 'ok and'])} ${thing(draw)}?`;
  if (kind < 0.6)
    return `how does ${topic} ${draw.pick(['work then', 'compare', 'help me', 'change that', 'cost so much'])}`;
  if (kind < 0.85) return prose(draw, draw.whole(1, 25));
  return `${draw.pick(['so', 'wait,', 'but', 'also', 'because', 'well,'])} ${sentence(draw).toLowerCase()} ${draw.pick(['right?', 'does that matter?', 'what now?', '', 'no?'])}`;
}

/** Talks one after the other, `count` queries in all. */
export function talks(draw: Draw, count: number): readonly string[] {
  const all: string[] = [];
  while (all.length < count) all.push(...talk(draw));
  return all.slice(0, count);
}

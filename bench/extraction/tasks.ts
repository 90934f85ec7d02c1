import { type Draw, sentence, thing } from './draw.ts';
import { ADJECTIVES, NAMES, NOUNS, PLACES, TONES, TOPICS, VERBS } from './lexicon.ts';

/** A task that stands on its own, as honest callers and collectors of data sets put it. */
export function task(draw: Draw): string {
  const body = draw.pick(TASKS)(draw);
  if (draw.chance(0.2)) return `${body} ${draw.pick(ENDINGS)(draw)}`;
  return draw.chance(0.1) ? `${draw.pick(OPENINGS)} ${body}` : body;
}

const OPENINGS = ['Hi.', 'Quick question:', 'For work:', 'Imagine you are a coach.', 'Please help.', 'Hello there,'];

const ENDINGS: readonly ((draw: Draw) => string)[] = [
  (draw) => `Use at most ${draw.whole(20, 400)} words.`,
  (draw) => `Keep it ${draw.pick(TONES)}.`,
  () => 'Give an example.',
  () => 'Answer in one sentence.',
  (draw) => `My audience is ${draw.pick(['children', 'students', 'customers', 'nurses', 'engineers', 'my parents'])}.`,
  (draw) => `Mention ${thing(draw)}.`,
  () => 'Explain your reasoning.',
];

const TASKS: readonly ((draw: Draw) => string)[] = [
  (draw) => `Write a ${draw.pick(['poem', 'story', 'limerick', 'letter', 'speech', 'song'])} about ${thing(draw)}.`,
  (draw) => `Describe ${draw.pick(TOPICS)} to ${draw.pick(['a child', 'a colleague', 'my boss', 'somebody new'])}.`,
  (draw) => `What is the difference between ${draw.pick(TOPICS)} and ${draw.pick(TOPICS)}?`,
  (draw) =>
    `Suggest ${draw.whole(3, 10)} names for ${draw.pick(['a cafe', 'a dog', 'a band', 'a blog', 'a shop'])} that sells ${draw.pick(NOUNS)}s.`,
  (draw) => `Rewrite this so that it sounds ${draw.pick(TONES)}: ${sentence(draw)}`,
  (draw) => `Find the mistakes: ${sentence(draw)}`,
  (draw) =>
    `How would I start with ${draw.pick(TOPICS)} if I only have ${draw.whole(2, 12)} ${draw.pick(['hours', 'days', 'weeks'])}?`,
  (draw) => `Plan a weekend in ${draw.pick(PLACES)} with ${draw.pick(NAMES)} who likes ${draw.pick(TOPICS)}`,
  (draw) => `Sort these words: ${draw.pick(NOUNS)}, ${draw.pick(NOUNS)}, ${draw.pick(NOUNS)}, ${draw.pick(NOUNS)}`,
  (draw) => `Name an antonym of "${draw.pick(ADJECTIVES)}" and use it with ${draw.pick(NOUNS)}`,
  (draw) => `Who discovered ${draw.pick(TOPICS)}?`,
  (draw) => `Is it true that ${sentence(draw).toLowerCase()}`,
  (draw) => `Make a table of ${draw.pick(TOPICS)} by ${draw.pick(NOUNS)} and ${draw.pick(NOUNS)}`,
  (draw) => `Compute ${draw.whole(3, 999)} times ${draw.whole(3, 99)} and then subtract ${draw.whole(1, 500)}`,
  (draw) => `Which ${draw.pick(NOUNS)} would you take along for ${draw.pick(TOPICS)}, and why not ${thing(draw)}?`,
  (draw) => `Turn this into a question: ${sentence(draw)}`,
  (draw) => `Create a riddle whose answer is ${draw.pick(NOUNS)}`,
  (draw) => `Pros and cons of ${draw.pick(TOPICS)} for ${thing(draw)}`,
  (draw) => `Continue: ${sentence(draw)} ${sentence(draw)}`,
  (draw) => `Give me a checklist before ${draw.pick(TOPICS)}`,
  (draw) => `Translate to ${draw.pick(['Spanish', 'German', 'Turkish', 'Polish', 'Hindi'])}: ${sentence(draw)}`,
  (draw) => `Write an email to ${draw.pick(NAMES)}, who ${draw.pick(VERBS)} ${thing(draw)}`,
  (draw) => `Summarize in ${draw.whole(1, 3)} lines: ${sentence(draw)} ${sentence(draw)} ${sentence(draw)}`,
  (draw) =>
    `What could ${draw.pick(NAMES)} from ${draw.pick(PLACES)} mean by "${draw.pick(ADJECTIVES)} ${draw.pick(NOUNS)}"?`,
];

import { type Family, type SimulatedQuery, texts, timed } from './caller.ts';
import { codeQuestions } from './code-questions.ts';
import { type Draw, prose, sentence, thing } from './draw.ts';
import { ADJECTIVES, MATERIALS, NAMES, NOUNS, PLACES, TONES, TOPICS, VERBS } from './lexicon.ts';
import { arrivalPace, humanPace, type Pace, workerPace } from './pace.ts';
import { task } from './tasks.ts';

// Callers with honest business.

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

/** One talk: a task, or a question in passing, then questions that come of it. */
function talk(draw: Draw): readonly string[] {
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

function talks(draw: Draw, count: number): readonly string[] {
  const all: string[] = [];
  while (all.length < count) all.push(...talk(draw));
  return all.slice(0, count);
}

/** The prompt of an application, and what it puts in. */
function fixedPrompt(draw: Draw, prompts: readonly string[], make: () => string, count: number): readonly string[] {
  const prompt = draw.pick(prompts);
  return texts(count, () => prompt.replace('{}', make()));
}

const RAG = [
  'Use only the context to answer. If the answer is not there, say so.\n\nContext:\n{}',
  'You are a search assistant for our handbook. Passages:\n{}\nCite the passage.',
  'Extract all dates, names and amounts of the following document as JSON.\n{}',
];

function ragJob(draw: Draw): readonly string[] {
  return fixedPrompt(
    draw,
    RAG,
    () => `${prose(draw, draw.whole(60, 140))}\n\nQuestion: ${sentence(draw).replace('.', '?')}`,
    draw.whole(300, 700),
  );
}

const TRANSLATIONS = [
  'Translate the following text into German. Keep names and numbers as they are.\n\n{}',
  'Text: {}\nLanguage: French\nTranslation:',
  'You are a translator for a publisher. Render this into Turkish: {}',
];

function translationJob(draw: Draw): readonly string[] {
  return fixedPrompt(draw, TRANSLATIONS, () => prose(draw, draw.whole(4, 90)), draw.whole(400, 900));
}

const TICKETS = [
  'Summarize the support ticket in two sentences and give it a priority from 1 to 4.\n\nTicket {}',
  'Ticket:\n{}\n\nWhat does the customer want? Reply in bullet points.',
];

function ticketJob(draw: Draw): readonly string[] {
  const make = (): string =>
    `#${draw.whole(10_000, 99_999)} from ${draw.often(NAMES)}: ${prose(draw, draw.whole(15, 110))}`;
  return fixedPrompt(draw, TICKETS, make, draw.whole(400, 800));
}

const MODERATION = [
  'Does this comment break our rules? Answer ALLOW or REMOVE.\nComment: {}',
  'Classify the comment as friendly, neutral or hostile: {}',
];

const REMARKS = [
  'great!',
  'lol',
  'nice',
  'first',
  'this',
  'so true',
  'love it',
  'what?',
  'no way',
  'thanks for sharing',
  'wow',
  'agreed',
];

function moderationJob(draw: Draw): readonly string[] {
  const make = (): string => (draw.chance(0.2) ? draw.often(REMARKS) : prose(draw, draw.whole(1, 35)));
  return fixedPrompt(draw, MODERATION, make, draw.whole(400, 900));
}

function productForm(draw: Draw): readonly string[] {
  const brand = `${draw.pick(NAMES)} & ${draw.pick(NAMES)}`;
  return texts(draw.whole(250, 600), () => {
    const name = `${draw.pick(ADJECTIVES)} ${draw.often(NOUNS)}`;
    const size = `${draw.whole(1, 30) * 5} x ${draw.whole(1, 30) * 5} cm`;
    return `Write a product text for the shop of ${brand}. Name: ${name}. Material: ${draw.often(MATERIALS)}. Colour: ${draw.often(ADJECTIVES)}. Size: ${size}. Made in ${draw.often(PLACES)}. Notes: ${prose(draw, draw.whole(1, 14))} Tone: ${draw.often(TONES)}.`;
  });
}

function mailForm(draw: Draw): readonly string[] {
  const sender = draw.pick(NAMES);
  return texts(draw.whole(200, 500), () => {
    const recipient = `${draw.often(NAMES)} (${draw.pick(['customer', 'supplier', 'colleague'])})`;
    return `Draft an email from ${sender}. Recipient: ${recipient}. Tone: ${draw.often(TONES)}. Points to make: ${prose(draw, draw.whole(3, 30))}`;
  });
}

/** A form with three short fields, on a page for everybody: the hardest of the honest ones. */
function cardForm(draw: Draw): readonly string[] {
  const occasions = [
    'birthday',
    'wedding',
    'retirement',
    'new baby',
    'exam',
    'get well soon',
    'anniversary',
    'house warming',
  ];
  return texts(draw.whole(200, 500), () => {
    const likes = draw.chance(0.5) ? draw.often(TOPICS) : `${draw.often(NOUNS)}s and ${draw.often(TOPICS)}`;
    return `Write a ${draw.often(occasions)} card for ${draw.often(NAMES)}, who likes ${likes}. At most 60 words.`;
  });
}

/** The same 50 prompts after each change, some of them with the number of the build. */
function testSuite(draw: Draw): readonly SimulatedQuery[] {
  const suite = texts(50, () => task(draw));
  const runs = draw.whole(6, 14);
  const hasBuild = draw.chance(0.3);
  const all = texts(runs * 50, (i) => {
    const text = suite[i % 50] as string;
    return hasBuild && i % 10 === 3 ? `${text} [build ${1_000 + Math.floor(i / 50)}]` : text;
  });
  let index = 0;
  return timed(draw, all, (each) => {
    index++;
    return index % 50 === 1 ? each.whole(1, 20) * 600_000 : 1_500 * Math.exp(0.3 * each.normal());
  });
}

const GREETINGS = ['hi', 'hello', 'Hello!', 'hey', 'good morning', 'help', 'I need help'];
const QUESTIONS = [
  'where is my order',
  'how do I reset my password',
  'opening hours?',
  'can I return this',
  'speak to a human',
  'how much is shipping',
];

/** Many people at once behind the one key of an application. */
function chatBackend(draw: Draw): readonly string[] {
  const open: string[][] = [];
  return texts(draw.whole(500, 900), () => {
    while (open.length < 8) open.push([draw.chance(0.6) ? draw.pick(GREETINGS) : draw.often(QUESTIONS), ...talk(draw)]);
    const one = draw.whole(0, open.length - 1);
    const text = (open[one] as string[]).shift() as string;
    if (open[one]?.length === 0) open.splice(one, 1);
    return text;
  });
}

function researchNotes(draw: Draw): readonly string[] {
  return texts(draw.whole(150, 400), () => {
    const question = `${draw.pick(['Which', 'What kind of', 'Whose'])} ${draw.often(NOUNS)} ${draw.often(VERBS)} ${thing(draw)}`;
    return draw.chance(0.3) ? `${question}? ${prose(draw, 20)}` : `${draw.often(TOPICS)}: ${question.toLowerCase()}?`;
  });
}

const benign = (
  name: string,
  make: (draw: Draw) => readonly string[],
  pace: (draw: Draw) => Pace,
  isHeldOut = false,
): Family => ({
  name,
  isAttack: false,
  isHeldOut,
  simulate: (draw) => timed(draw, make(draw), pace(draw)),
});

const worker = (draw: Draw): Pace => workerPace(draw.whole(800, 6_000));
const visitors = (draw: Draw): Pace => arrivalPace(draw.whole(5, 90) * 1_000);

/** All families of honest callers. */
export const BENIGN_FAMILIES: readonly Family[] = [
  benign('casual chatter', (draw) => talks(draw, draw.whole(5, 80)), humanPace),
  benign('power user', (draw) => talks(draw, draw.whole(500, 800)), humanPace),
  benign('research notes', researchNotes, humanPace),
  benign('code assistant', codeQuestions, humanPace),
  benign('retrieval job', ragJob, worker),
  benign('translation worker', translationJob, worker),
  benign('comment moderation', moderationJob, worker),
  { name: 'test suite', isAttack: false, isHeldOut: false, simulate: testSuite },
  benign('product form', productForm, (draw) => (draw.chance(0.4) ? worker(draw) : visitors(draw))),
  benign('mail form', mailForm, visitors),
  benign('card form', cardForm, visitors),
  benign('ticket summarizer', ticketJob, worker, true),
  benign('chat of many users', chatBackend, visitors, true),
];

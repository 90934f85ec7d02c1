import { type Family, type SimulatedQuery, texts, timed } from './caller.ts';
import { codeQuestions } from './code-questions.ts';
import { type Draw, prose, sentence, thing } from './draw.ts';
import { ADJECTIVES, MATERIALS, NAMES, NOUNS, PLACES, TONES, TOPICS, VERBS } from './lexicon.ts';
import { arrivalPace, humanPace, type Pace, workerPace } from './pace.ts';
import { talk, talks } from './talks.ts';
import { task } from './tasks.ts';

// Callers with honest business.

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

/** What people type into a search field, made into keywords: one short slot, and much comes again. */
function searchRewriting(draw: Draw): readonly string[] {
  const ask = draw.pick([
    'Rewrite this search query as keywords: {}',
    'Which department of the shop has {}? Answer with its name.',
  ]);
  return texts(draw.whole(300, 700), () => {
    const wish = draw.chance(0.5) ? draw.often(NOUNS) : `${draw.often(ADJECTIVES)} ${draw.often(NOUNS)}`;
    return ask.replace('{}', draw.chance(0.3) ? `${wish} from ${draw.often(PLACES)}` : wish);
  });
}

/** A program that completes a text while somebody writes it: the whole text each time, every few seconds. */
function completion(draw: Draw): readonly SimulatedQuery[] {
  const all: string[] = [];
  const count = draw.whole(200, 500);
  while (all.length < count) {
    const words = prose(draw, draw.whole(80, 260)).split(' ');
    for (let end = draw.whole(5, 20); end < words.length; end += draw.whole(2, 9))
      all.push(words.slice(0, end).join(' '));
  }
  return timed(draw, all.slice(0, count), (each) =>
    each.chance(0.03) ? each.whole(2, 200) * 60_000 : each.whole(2, 15) * 1_000,
  );
}

/** A text for each product of a catalogue, by its name alone: a list in a slot, as a topic list is. */
function catalogueTwin(draw: Draw): readonly string[] {
  const ask = draw.pick(['Write a slogan for {}.', 'Write a short description of {} for our web shop.']);
  const names = draw.shuffle(
    NOUNS.flatMap((noun) => [`${draw.pick(ADJECTIVES)} ${noun}`, `${draw.pick(MATERIALS)} ${noun}`]),
  );
  return texts(draw.whole(200, 500), (i) => ask.replace('{}', names[i] as string));
}

/** A team that tries a model on a public set of tasks before it buys: a data set sweep with a good purpose. */
function evaluationTwin(draw: Draw): readonly string[] {
  return texts(draw.whole(300, 500), () => task(draw));
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
  isTwin: false,
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
  { name: 'test suite', isAttack: false, isHeldOut: false, isTwin: false, simulate: testSuite },
  benign('product form', productForm, (draw) => (draw.chance(0.4) ? worker(draw) : visitors(draw))),
  benign('mail form', mailForm, visitors),
  benign('card form', cardForm, visitors),
  benign('search rewriting', searchRewriting, visitors),
  { name: 'text completion', isAttack: false, isHeldOut: false, isTwin: false, simulate: completion },
  benign('ticket summarizer', ticketJob, worker),
  benign('chat of many users', chatBackend, visitors),
  { ...benign('catalogue texts', catalogueTwin, worker), isTwin: true },
  { ...benign('model evaluation', evaluationTwin, worker), isTwin: true },
];

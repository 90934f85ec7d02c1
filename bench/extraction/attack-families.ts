import { type Family, texts, timed } from './caller.ts';
import { type Draw, sentence } from './draw.ts';
import { ADJECTIVES, NAMES, NOUNS, PLACES, TAXONOMY, TONES, TOPICS, VERBS } from './lexicon.ts';
import { attackPace } from './pace.ts';
import { talks } from './talks.ts';
import { task } from './tasks.ts';

// Callers that try to copy a model. Each family names what it imitates.

const QUERIES = 500;

/** Questions with a slot for a topic. */
const TEMPLATES: readonly string[] = [
  'Explain {} in simple terms.',
  'List five facts about {}.',
  'What are the advantages and disadvantages of {}?',
  'Write a short paragraph about {} for a beginner.',
  'Give three common misconceptions about {}.',
  'How has {} changed over the last hundred years?',
  'Write a multiple choice question about {} with the answer.',
  'Summarize what an expert knows about {}.',
  'What would a teacher say about {}?',
  'Compare {} with something similar.',
  'Why does {} matter to ordinary people?',
  'What should nobody do when it comes to {}?',
  'Name the most important person or thing connected with {}.',
  'Write a dialogue in which two friends talk about {}.',
  'Rate your knowledge of {} from one to ten and say why.',
  'Translate the key terms of {} into French.',
];

/** Cross product of templates and topics (Tramèr et al. 2016 call the like a grid). */
function templateGrid(draw: Draw): readonly string[] {
  const templates = draw.shuffle(TEMPLATES).slice(0, draw.whole(4, TEMPLATES.length));
  const topics = draw.shuffle(TOPICS);
  const isByTopic = draw.chance(0.5);
  const all = isByTopic
    ? topics.flatMap((topic) => templates.map((template) => template.replace('{}', topic)))
    : templates.flatMap((template) => topics.map((topic) => template.replace('{}', topic)));
  return (draw.chance(0.4) ? draw.shuffle(all) : all).slice(0, QUERIES);
}

/** One to three templates over a long list. */
function topicList(draw: Draw): readonly string[] {
  const templates = draw.shuffle(TEMPLATES).slice(0, draw.whole(1, 3));
  const topics = draw.shuffle([...TOPICS, ...NOUNS.map((noun) => `${draw.pick(ADJECTIVES)} ${noun}`)]);
  return texts(QUERIES, (i) => draw.pick(templates).replace('{}', topics[i % topics.length] as string));
}

/** Texts that are moved word by word over a classifier's border (Pal et al. 2020; Jagielski et al. 2020). */
function boundaryText(draw: Draw): readonly string[] {
  const ask = draw.pick([
    'Is the sentiment of this review positive or negative? Answer with one word.\n',
    'Classify the following message as spam or not spam: ',
    'Toxic or not? ',
    'On a scale of 0 to 100, how formal is this text? ',
  ]);
  const perBase = draw.whole(12, 60);
  let base: string[] = [];
  let current: string[] = [];
  return texts(QUERIES, (i) => {
    if (i % perBase === 0) base = `${sentence(draw)} ${sentence(draw)}`.split(' ');
    current = draw.chance(0.7) && i % perBase !== 0 ? current : base;
    const changes = draw.whole(1, 2);
    current = [...current];
    for (let n = 0; n < changes; n++) {
      const word = draw.pick([NOUNS, ADJECTIVES, VERBS]);
      current[draw.whole(0, current.length - 1)] = draw.pick(word);
    }
    return ask + current.join(' ');
  });
}

/** Line searches over the fields of a record: equation solving and path finding (Tramèr et al. 2016, sections 4 and 5). */
function boundaryRecord(draw: Draw): readonly string[] {
  const fields = draw
    .shuffle(['age', 'income', 'debt', 'years at job', 'savings', 'rent', 'children', 'missed payments'])
    .slice(0, draw.whole(4, 8));
  const isList = draw.chance(0.5);
  const perPoint = draw.whole(8, 30);
  let point: number[] = [];
  return texts(QUERIES, (i) => {
    if (i % perPoint === 0) point = fields.map(() => draw.whole(1, 90_000));
    point = [...point];
    point[draw.whole(0, fields.length - 1)] = draw.whole(1, 90_000);
    const values = fields.map((field, at) => `${field}: ${point[at]}`);
    return `Should this loan be granted? ${isList ? values.join('\n') : values.join(', ')} ${draw.chance(0.1) ? 'Answer yes or no.' : 'Yes or no?'}`;
  });
}

const REWORDINGS: readonly ((topic: string, other: string) => string)[] = [
  (a, b) => `What is the link between ${a} and ${b}?`,
  (a, b) => `How do ${a} and ${b} relate to each other?`,
  (a, b) => `Tell me how ${b} is connected with ${a}.`,
  (a, b) => `In which way does ${a} have an effect on ${b}?`,
  (a, b) => `${b} and ${a}: where is the connection?`,
  (a, b) => `Could you describe what ${a} has to do with ${b}?`,
  (a, b) => `I would like to know what joins ${a} to ${b}`,
  (a, b) => `does ${a} influence ${b} and how`,
  (a, b) => `Please outline the relation of ${b} to ${a}`,
  (a, b) => `Someone asked about ${a} and also ${b}. What do they share?`,
  (a, b) => `Give an account of ${a} as seen from ${b}.`,
  (a, b) => `If ${b} changes, what happens to ${a}?`,
  (a, b) => `Say in your own words how ${a} bears upon ${b}`,
  (a, b) => `any connection of ${a} with ${b}?`,
];

/** Each seed question in many wordings, to learn how the model generalizes. */
function paraphraseSweep(draw: Draw): readonly string[] {
  const wordings = draw.shuffle(REWORDINGS).slice(0, draw.whole(7, REWORDINGS.length));
  const all: string[] = [];
  while (all.length < QUERIES) {
    const [topic, other] = [draw.pick(TOPICS), draw.pick(TOPICS)];
    for (const wording of draw.shuffle(wordings)) {
      const dressed = draw.chance(0.2)
        ? `${wording(topic, other)} ${draw.pick(['Be brief.', 'Thanks.', 'Why?', 'Explain.'])}`
        : wording(topic, other);
      all.push(dressed);
    }
  }
  return all.slice(0, QUERIES);
}

const FUNCTION_WORDS: readonly string[] =
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years where much your way down should because long each just state those people too'.split(
    ' ',
  );

/** Words drawn at random, as Krishna et al. 2020 ("Thieves on Sesame Street!") query with; `share` of them function words. */
function gibberish(draw: Draw, functionShare: number): readonly string[] {
  const vocabulary = [
    ...NOUNS,
    ...ADJECTIVES,
    ...VERBS,
    ...NAMES,
    ...PLACES,
    ...TOPICS.flatMap((topic) => topic.split(' ')),
  ];
  return texts(QUERIES, () =>
    texts(draw.whole(6, 24), () =>
      draw.chance(functionShare) ? draw.often(FUNCTION_WORDS) : draw.pick(vocabulary),
    ).join(' '),
  );
}

/** A data set of tasks, each of them once, as for Alpaca (Taori et al. 2023) or Self-Instruct (Wang et al. 2023). */
function datasetSweep(draw: Draw): readonly string[] {
  return texts(QUERIES, () => task(draw));
}

const LEVELS = ['a child', 'a student', 'an expert', 'a manager'];
const ASPECTS = ['basics', 'history', 'common mistakes', 'open questions', 'tools', 'examples'];

/** Every leaf of a taxonomy, from several sides. */
function taxonomySweep(draw: Draw): readonly string[] {
  const head = draw.pick(['You are a tutor.', 'Write a textbook entry.', 'Knowledge base article.', 'Q:']);
  const levels = draw.shuffle(LEVELS).slice(0, draw.whole(1, 4));
  const aspects = draw.shuffle(ASPECTS).slice(0, draw.whole(1, 6));
  const form = draw.whole(0, 2);
  const all = draw.shuffle(TAXONOMY).flatMap(({ domain, branches }) =>
    draw.shuffle(branches).flatMap(({ branch, topics }) =>
      topics.flatMap((topic) =>
        aspects.flatMap((aspect) =>
          levels.map((level) => {
            if (form === 0)
              return `${head} Domain: ${domain}. Branch: ${branch}. Topic: ${topic}. Cover the ${aspect} for ${level}.`;
            if (form === 1) return `${head} Teach ${level} the ${aspect} of ${topic} (${domain}, ${branch}).`;
            return `${head} ${domain} > ${branch} > ${topic} > ${aspect}, written for ${level}`;
          }),
        ),
      ),
    ),
  );
  return all.slice(0, QUERIES);
}

/** The same case with one fact exchanged, to learn what the model's decision hangs on. */
function counterfactuals(draw: Draw): readonly string[] {
  const jobs = draw.shuffle(NOUNS).slice(0, 12);
  const ask = draw.pick(['Should we invite this person? Answer yes or no.', 'Score the applicant from 1 to 10.']);
  return texts(500, () => {
    const years = draw.whole(0, 20);
    return `${draw.pick(NAMES)} from ${draw.pick(PLACES)} has worked with ${draw.pick(jobs)}s for ${years} years and is ${draw.pick(TONES)}. ${ask}`;
  });
}

/** One attacker in ten hides: a query in three is cover, taken from ordinary talks. */
function covered(draw: Draw, all: readonly string[]): readonly string[] {
  if (!draw.chance(0.1)) return all;
  const cover = talks(draw, all.length);
  return all.map((text, i) => (draw.chance(1 / 3) ? (cover[i] as string) : text));
}

const attack = (name: string, make: (draw: Draw) => readonly string[], isHeldOut = false): Family => ({
  name,
  isAttack: true,
  isHeldOut,
  isTwin: false,
  simulate: (draw) => timed(draw, covered(draw, make(draw)), attackPace(draw)),
});

/** All families of attackers. */
export const ATTACK_FAMILIES: readonly Family[] = [
  attack('template grid', templateGrid),
  attack('topic list', topicList),
  attack('boundary of a text', boundaryText),
  attack('boundary of a record', boundaryRecord),
  attack('random words', (draw) => gibberish(draw, 0)),
  attack('random words of a corpus', (draw) => gibberish(draw, 0.45)),
  attack('data set of tasks', datasetSweep),
  attack('paraphrase sweep', paraphraseSweep),
  attack('taxonomy sweep', taxonomySweep),
  attack('counterfactual cases', counterfactuals),
];

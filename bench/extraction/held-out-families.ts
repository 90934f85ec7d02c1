import { type Family, texts, timed } from './caller.ts';
import { type Draw, prose, sentence, thing } from './draw.ts';
import { ADJECTIVES, NAMES, NOUNS, PLACES, TOPICS } from './lexicon.ts';
import { arrivalPace, attackPace, workerPace } from './pace.ts';
import { task } from './tasks.ts';

// Families that neither the patterns nor the threshold were made with. Do not tune anything to them: write new ones instead.

/** Beginnings of sentences that the model is to finish, longer and longer. */
function clozeProbes(draw: Draw): readonly string[] {
  const ask = draw.pick(['Complete: ', 'Continue with the most likely word: ', '']);
  const all: string[] = [];
  while (all.length < 500) {
    const words = `${sentence(draw)} ${sentence(draw)}`.split(' ');
    for (let end = draw.whole(3, 5); end < words.length; end += draw.whole(1, 4))
      all.push(`${ask}${words.slice(0, end).join(' ')} ___`);
  }
  return all.slice(0, 500);
}

/** One list of questions, asked as one person after the other. */
function personaGrid(draw: Draw): readonly string[] {
  const questions = texts(draw.whole(30, 120), () => task(draw));
  const personas = texts(
    20,
    () =>
      `a ${draw.pick(ADJECTIVES)} ${draw.pick(['nurse', 'pilot', 'farmer', 'judge', 'poet', 'coach'])} from ${draw.pick(PLACES)}`,
  );
  const all = personas.flatMap((persona) => questions.map((question) => `Answer as ${persona}. ${question}`));
  return all.slice(0, 500);
}

/** Talks that a program holds with the model: an opening from a list, then questions it makes up (Xu et al. 2023, Baize). */
function selfTalks(draw: Draw): readonly string[] {
  const openings = [
    'I want to learn about {}.',
    'Let us talk about {}.',
    "What's interesting about {}?",
    'My question concerns {}.',
  ];
  const nexts = [
    'What role does {} play there?',
    'Could you go deeper into {}?',
    'And how would {} fit in?',
    'Is {} an exception?',
  ];
  const all: string[] = [];
  while (all.length < 500) {
    const topic = draw.pick(TOPICS);
    all.push(draw.pick(openings).replace('{}', topic));
    for (let turns = draw.whole(2, 4); turns > 0; turns--) {
      const aspect = draw.chance(0.5) ? thing(draw) : `the ${draw.pick(ADJECTIVES)} side of ${topic}`;
      all.push(draw.pick(nexts).replace('{}', aspect));
    }
  }
  return all.slice(0, 500);
}

/** Notes of lessons that become cards. */
function flashcards(draw: Draw): readonly string[] {
  return texts(draw.whole(150, 400), () => {
    const notes = texts(draw.whole(2, 5), () => `- ${sentence(draw)}`).join('\n');
    return `Make ${draw.pick(['three', 'five', 'ten'])} flashcards from my notes on ${draw.often(TOPICS)}:\n${notes}`;
  });
}

/** An inbox that is sorted, mail by mail, as it comes. */
function inbox(draw: Draw): readonly string[] {
  return texts(draw.whole(300, 600), () => {
    const subject = draw.chance(0.3) ? `Re: ${draw.often(NOUNS)}` : `${draw.often(ADJECTIVES)} ${draw.often(NOUNS)}`;
    const body = draw.chance(0.15)
      ? draw.pick(['Thanks!', 'See attached.', 'Ok for me.'])
      : prose(draw, draw.whole(3, 70));
    return `From: ${draw.often(NAMES)}\nSubject: ${subject}\n\n${body}\n\nIs this urgent, normal, or junk?`;
  });
}

/** Three families of attackers and two of honest callers, out of all calibration. */
export const HELD_OUT_FAMILIES: readonly Family[] = [
  {
    name: 'cloze probes',
    isAttack: true,
    isHeldOut: true,
    isTwin: false,
    simulate: (draw) => timed(draw, clozeProbes(draw), attackPace(draw)),
  },
  {
    name: 'persona grid',
    isAttack: true,
    isHeldOut: true,
    isTwin: false,
    simulate: (draw) => timed(draw, personaGrid(draw), attackPace(draw)),
  },
  {
    name: 'talks with itself',
    isAttack: true,
    isHeldOut: true,
    isTwin: false,
    simulate: (draw) => timed(draw, selfTalks(draw), attackPace(draw)),
  },
  {
    name: 'flashcards',
    isAttack: false,
    isHeldOut: true,
    isTwin: false,
    simulate: (draw) => timed(draw, flashcards(draw), arrivalPace(draw.whole(10, 120) * 1_000)),
  },
  {
    name: 'inbox sorting',
    isAttack: false,
    isHeldOut: true,
    isTwin: false,
    simulate: (draw) => timed(draw, inbox(draw), draw.chance(0.5) ? workerPace(2_000) : arrivalPace(60_000)),
  },
];

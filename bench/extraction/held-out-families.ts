import { type Family, texts, timed } from './caller.ts';
import { type Draw, prose, sentence, thing } from './draw.ts';
import { ADJECTIVES, NAMES, NOUNS, PLACES, TONES, TOPICS } from './lexicon.ts';
import { arrivalPace, attackPace, workerPace } from './pace.ts';

// Families that neither the patterns nor the threshold were made with. Do not tune anything to them: write new ones instead.

/** The same case with one fact exchanged, to learn what the model's decision hangs on. */
function counterfactuals(draw: Draw): readonly string[] {
  const jobs = draw.shuffle(NOUNS).slice(0, 12);
  const ask = draw.pick(['Should we invite this person? Answer yes or no.', 'Score the applicant from 1 to 10.']);
  return texts(500, () => {
    const years = draw.whole(0, 20);
    return `${draw.pick(NAMES)} from ${draw.pick(PLACES)} has worked with ${draw.pick(jobs)}s for ${years} years and is ${draw.pick(TONES)}. ${ask}`;
  });
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

/** Two families of attackers and two of honest callers, out of all calibration. */
export const HELD_OUT_FAMILIES: readonly Family[] = [
  {
    name: 'counterfactual cases',
    isAttack: true,
    isHeldOut: true,
    isTwin: false,
    simulate: (draw) => timed(draw, counterfactuals(draw), attackPace(draw)),
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

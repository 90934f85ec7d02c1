import { ACTS_OF_TALK } from './acts-of-talk.ts';
import { ACTS_ON_THINGS } from './acts-on-things.ts';
import type { Concept } from './concept.ts';
import { PEOPLE } from './people.ts';
import { THINGS_OF_PROGRAMS } from './things-of-programs.ts';
import { THINGS_OF_RULES } from './things-of-rules.ts';

/** The lexicon of concepts. The numbers of concepts in the weights are their places here: change it only with a new training. */
export const CONCEPTS: readonly Concept[] = [
  ...ACTS_OF_TALK,
  ...ACTS_ON_THINGS,
  ...THINGS_OF_RULES,
  ...THINGS_OF_PROGRAMS,
  ...PEOPLE,
];

import { ACTS } from './acts.ts';
import type { Concept } from './concept.ts';
import { PEOPLE } from './people.ts';
import { THINGS } from './things.ts';

/** The lexicon of concepts. The numbers of concepts in the weights are their places here: change it only with a new training. */
export const CONCEPTS: readonly Concept[] = [...ACTS, ...THINGS, ...PEOPLE];

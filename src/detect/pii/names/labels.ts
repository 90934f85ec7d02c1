import { NAME_ENTITIES } from '../../../core/name-entities.ts';

/** Labels of tokens: 0 is outside, 1 + 2k begins a name of kind k, 2 + 2k goes on with it. */
export const LABELS: number = 1 + 2 * NAME_ENTITIES.length;

/** The kind of name that a label other than 0 is of. */
export function kindOf(label: number): number {
  return (label - 1) >> 1;
}

/** Whether a label may follow another: what goes on needs a beginning. */
export function mayFollow(label: number, before: number): boolean {
  return label === 0 || label % 2 === 1 || before === label || before === label - 1;
}

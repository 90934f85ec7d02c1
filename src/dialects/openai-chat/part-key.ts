import type { ReplyPath } from '../reply/walk-reply.ts';
import { TEXT_RANKS } from './reply-fields.ts';

/** The end of the key of content that comes in parts: its texts are read as one, and with content that is a string. */
const PARTS_OF_CONTENT = /\/content\/\*(?:\/text)?$/u;

/**
 * What the texts at one place of a list's items are known by together: they are read as one, in their order. Undefined for a
 * text that stands in no list.
 */
export function partKey(pointer: string, path: ReplyPath): string | undefined {
  if (!isInList(path)) return undefined;
  const steps = pointer.split('/');
  let position = steps.length - 1;
  for (let at = path; at !== undefined && position > 0; at = at.before, position--) {
    if (typeof at.step === 'object') steps[position] = '*';
  }
  return steps.join('/').replace(PARTS_OF_CONTENT, '/content');
}

function isInList(path: ReplyPath): boolean {
  for (let at = path; at !== undefined; at = at.before) if (typeof at.step === 'object') return true;
  return false;
}

/** The rank of texts that are read as one: parts of the content have that of content. */
export function rankOf(key: string): number | undefined {
  return key.endsWith('/message/content') ? TEXT_RANKS.get('content') : undefined;
}

import type { Destination } from './destination.ts';

/** Whether opening a link of this scheme, in lower case, runs something or reaches into the machine. */
export function isActiveScheme(scheme: string): boolean {
  return ACTIVE.has(scheme) || scheme.startsWith('ms-');
}

/** Whether a destination holds an image itself, which is shown without a request. */
export function isImageData(destination: Destination): boolean {
  return destination.kind === 'scheme' && destination.scheme === 'data' && /^image\//iu.test(destination.rest);
}

const ACTIVE: ReadonlySet<string> = new Set([
  'javascript',
  'vbscript',
  'data',
  'file',
  'blob',
  'filesystem',
  'jar',
  'view-source',
  'intent',
  'search-ms',
  'shell',
]);

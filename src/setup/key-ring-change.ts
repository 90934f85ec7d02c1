import { type KeyRingContent, parseKeyRingContent, writeKeyRingContent } from '../crypto/key-ring-content.ts';
import { KeyRingError } from '../crypto/key-ring-error.ts';
import { createRingFile, type RingText, readRingFile, replaceRingFile } from '../crypto/key-ring-file.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { environmentRing } from './open-key-ring.ts';

/** A ring as it is to be changed. */
export interface OpenedContent {
  readonly content: KeyRingContent;
  /**
   * Puts a later generation in its place.
   *
   * @throws KeyRingError `busy` where another process has changed it meanwhile; `read-only`, `exists`, `unwritable`.
   */
  save(next: KeyRingContent): Promise<void>;
}

/** Where rings are found, and where a changed one goes. */
export interface ContentPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A file that is made for the changed ring, which stays as it was at its own place. A ring of the environment needs it. */
  readonly out?: string;
}

/**
 * Opens the secrets of a gateway's ring, to change them.
 *
 * @throws KeyRingError, InvalidConfigError
 */
export async function openRingContent(
  { keyRing }: Pick<GatewayConfig, 'keyRing'>,
  { env, out }: ContentPlaces,
): Promise<OpenedContent> {
  const write = writeKeyRingContent;
  const saveTo = out === undefined ? undefined : (next: KeyRingContent) => createRingFile(out, write(next));
  if (keyRing.source === 'environment') {
    const content = parseKeyRingContent(textOf(environmentRing(env)));
    return { content, save: saveTo ?? refuse };
  }
  const { text, stamp } = readRingFile(keyRing.path);
  const content = parseKeyRingContent(text);
  return { content, save: saveTo ?? ((next) => replaceRingFile(keyRing.path, write(next), { stamp })) };
}

function textOf(source: ReturnType<typeof environmentRing>): RingText['text'] {
  return source.text ?? readRingFile(source.path, { isMounted: true }).text;
}

async function refuse(): Promise<never> {
  throw new KeyRingError('read-only');
}

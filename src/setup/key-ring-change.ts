import { type KeyRingContent, parseKeyRingContent, writeKeyRingContent } from '../crypto/key-ring-content.ts';
import { KeyRingError } from '../crypto/key-ring-error.ts';
import { createRingFile, type RingText, readRingFile, replaceRingFile } from '../crypto/key-ring-file.ts';
import { newEnvelope, openEnvelope, readWrappedRing, writeWrappedRing } from '../crypto/wrapped-ring.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { environmentRing, wrapOptionsOf } from './open-key-ring.ts';

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
  if (keyRing.source === 'environment') {
    const content = parseKeyRingContent(textOf(environmentRing(env)));
    return { content, save: out === undefined ? refuse : (next) => createRingFile(out, writeKeyRingContent(next)) };
  }
  const { text, stamp } = readRingFile(keyRing.path);
  const wrap = wrapOptionsOf(keyRing);
  const envelope = wrap && (await openEnvelope(text, wrap));
  const write = (next: KeyRingContent): string =>
    envelope === undefined ? writeKeyRingContent(next) : writeWrappedRing(envelope, next);
  return {
    content: envelope === undefined ? parseKeyRingContent(text) : readWrappedRing(text, envelope),
    save: (next) =>
      out === undefined ? replaceRingFile(keyRing.path, write(next), { stamp }) : createRingFile(out, write(next)),
  };
}

/**
 * Puts a ring from a plain file into the place that the configuration names, wrapped where that says so.
 *
 * @throws KeyRingError `exists`, or `read-only` for a ring of the environment.
 */
export async function importRing({ keyRing }: Pick<GatewayConfig, 'keyRing'>, from: string): Promise<void> {
  if (keyRing.source === 'environment') throw new KeyRingError('read-only');
  const content = parseKeyRingContent(readRingFile(from).text);
  const wrap = wrapOptionsOf(keyRing);
  const text = wrap === undefined ? writeKeyRingContent(content) : writeWrappedRing(await newEnvelope(wrap), content);
  await createRingFile(keyRing.path, text);
}

function textOf(source: ReturnType<typeof environmentRing>): RingText['text'] {
  return source.text ?? readRingFile(source.path, { isMounted: true }).text;
}

async function refuse(): Promise<never> {
  throw new KeyRingError('read-only');
}

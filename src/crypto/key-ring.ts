import { hkdfSync } from 'node:crypto';
import type { Keys } from '../core/ports.ts';
import {
  type KeyRingContent,
  newKeyRingContent,
  parseKeyRingContent,
  writeKeyRingContent,
} from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';
import { createRingFile, type RingFileOptions, readRingFile, stampOfFile } from './key-ring-file.ts';
import { nodeKeys } from './mac.ts';

/** Where a key ring is, and how it is followed. */
export interface KeyRingOptions extends FollowOptions {
  /** Its folder is made with mode 0700 when it is missing. */
  readonly path: string;
}

/** How a ring that is open follows its file. */
export interface FollowOptions {
  /** Milliseconds between two looks at the file; 1,000 when missing. It is looked at when the ring is used. */
  readonly lookEveryMs?: number;
  /**
   * Is told when the file is no ring any more, or not a later one of this ring: the ring stays as it was. It is told once, and again only
   * after the file was well in between. It must not throw.
   */
  readonly onProblem?: (error: KeyRingError) => void;
}

/** Keys that stay inside: whoever holds the ring derives from them, and nobody prints them. */
export interface KeyRing {
  /** The key that new values are sealed under. It may be another one after the ring was rotated. */
  readonly currentKid: string;
  /** All keys, the current one first. */
  readonly kids: readonly string[];
  /** Keyed hashes under a secret that stays when keys are rotated, so that names and ids stay the same. */
  readonly keys: Keys;
  /**
   * HKDF-SHA-256 (RFC 5869): 32 bytes from the key `kid`, a salt and an info of at most 1,024 bytes.
   *
   * @throws {@link KeyRingError} for a key that the ring does not have.
   */
  derive(kid: string, parts: { readonly salt: Uint8Array; readonly info: Uint8Array }): Uint8Array;
}

/**
 * Makes a key ring file with new random keys: mode 0600, on the disk when this resolves, never over another file.
 *
 * @throws {@link KeyRingError} `exists` or `unwritable`.
 */
export async function createKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  await createRingFile(options.path, writeKeyRingContent(newKeyRingContent()));
  return openKeyRing(options);
}

/**
 * Opens a key ring file that belongs to this user alone, and follows it: keys that are added to the file later are there when they are
 * asked for.
 *
 * @throws {@link KeyRingError} `missing`, `unsafe`, `malformed` or `unwritable`.
 */
export async function openKeyRing(options: KeyRingOptions & RingFileOptions): Promise<KeyRing> {
  return followedRing(options, parseKeyRingContent);
}

/**
 * A ring from a text, such as the value of an environment variable: it stays as it is.
 *
 * @throws {@link KeyRingError} `malformed`.
 */
export function keyRingFromText(text: string): KeyRing {
  return ringOf(parseKeyRingContent(text));
}

/** Opens the ring, or makes it where there is none. Of two processes that start at once both get the same ring. */
export async function openOrCreateKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  try {
    return await openKeyRing(options);
  } catch (error) {
    if (!(error instanceof KeyRingError && error.reason === 'missing')) throw error;
  }
  try {
    return await createKeyRing(options);
  } catch (error) {
    if (!(error instanceof KeyRingError && error.reason === 'exists')) throw error;
  }
  return openKeyRing(options);
}

/** Opens a file and follows it. `parse` makes a content of its text, and throws {@link KeyRingError} where it cannot. */
export function followedRing(
  options: KeyRingOptions & RingFileOptions,
  parse: (text: string) => KeyRingContent,
): KeyRing {
  const { path, lookEveryMs = LOOK_EVERY_MS, onProblem } = options;
  const first = readRingFile(path, options);
  let stamp: string | undefined = first.stamp;
  return ringOf(parse(first.text), {
    everyMs: lookEveryMs,
    ...(onProblem !== undefined && { onProblem }),
    look() {
      const before = stamp;
      // One that cannot be read is read again at the next look: a mode that was put right leaves the stamp as it is.
      stamp = undefined;
      if (stampOfFile(path) === before) {
        stamp = before;
        return undefined;
      }
      const read = readRingFile(path, options);
      const content = parse(read.text);
      stamp = read.stamp;
      return content;
    },
  });
}

/** How a ring looks whether it has changed. */
interface Watch {
  /** The content where its file is another one than at the last look, or could not be read then. Throws {@link KeyRingError}. */
  readonly look: () => KeyRingContent | undefined;
  readonly everyMs: number;
  readonly onProblem?: (error: KeyRingError) => void;
}

/** The secrets live in this closure only: neither `JSON.stringify` nor `util.inspect` finds them in the ring. */
function ringOf(first: KeyRingContent, watch?: Watch): KeyRing {
  let held = heldOf(first);
  let lookedAt = performance.now();
  let isTold = false;

  function lookAgain(): void {
    const now = performance.now();
    if (watch === undefined || now - lookedAt < watch.everyMs) return;
    lookedAt = now;
    try {
      const next = watch.look();
      if (next === undefined) return;
      if (!isSame(next, held.content)) {
        if (!isLater(next, held.content)) throw new KeyRingError('mismatch');
        held = heldOf(next);
      }
      isTold = false;
    } catch (error) {
      if (isTold) return;
      isTold = true;
      watch.onProblem?.(error instanceof KeyRingError ? error : new KeyRingError('unwritable'));
    }
  }

  return {
    get currentKid() {
      lookAgain();
      return held.content.currentKid;
    },
    get kids() {
      lookAgain();
      return held.kids;
    },
    keys: nodeKeys(first.lookupSecret),
    derive(kid, { salt, info }) {
      if (!held.secrets.has(kid)) lookAgain();
      const secret = held.secrets.get(kid);
      if (secret === undefined) throw new KeyRingError('unknown-key');
      return new Uint8Array(hkdfSync('sha256', secret, salt, info, DERIVED_BYTES));
    },
  };
}

interface Held {
  readonly content: KeyRingContent;
  readonly kids: readonly string[];
  readonly secrets: ReadonlyMap<string, Uint8Array>;
}

function heldOf(content: KeyRingContent): Held {
  const { keys, currentKid } = content;
  const others = keys.map(({ kid }) => kid).filter((kid) => kid !== currentKid);
  return {
    content,
    kids: [currentKid, ...others.toReversed()],
    secrets: new Map(keys.map(({ kid, secret }) => [kid, secret])),
  };
}

/** A file that was away and came back, or was touched. */
function isSame(next: KeyRingContent, held: KeyRingContent): boolean {
  return writeKeyRingContent(next) === writeKeyRingContent(held);
}

/** A ring follows its own next generations: never an older one that was put back, and never another ring. */
function isLater(next: KeyRingContent, held: KeyRingContent): boolean {
  return next.generation > held.generation && Buffer.compare(next.lookupSecret, held.lookupSecret) === 0;
}

const DERIVED_BYTES = 32;
const LOOK_EVERY_MS = 1_000;

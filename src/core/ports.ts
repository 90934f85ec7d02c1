import type { Finding } from './finding.ts';
import type { SecurityEvent } from './security-event.ts';
import type { Trust } from './segment.ts';

/** Tells the time. Nothing that inspects text reads a clock of its own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** Cryptographically secure random bytes. */
export interface Random {
  /** `length` bytes that nobody can foresee. */
  bytes(length: number): Uint8Array;
}

/** Keyed hashes. `purpose` separates domains: equal bytes under two purposes have unrelated hashes. */
export interface Keys {
  /** HMAC-SHA-256 (RFC 2104) under a key derived for `purpose`; 32 bytes, synchronous. */
  mac(purpose: string, bytes: Uint8Array): Uint8Array;
}

/** Seals single values so that they can be put into a text and opened again. Synchronous. */
export interface FieldCipher {
  /** The sealed value in Base64url (RFC 4648); `label` is bound to it. */
  seal(value: string, label: string): string;
  /** The value; undefined for anything that this cipher did not seal under this label. */
  open(sealed: string, label: string): string | undefined;
}

/**
 * Wraps small secrets under a key that never leaves its keeper, such as a key management service. What it throws says nothing to anybody
 * but its class.
 */
export interface KeyWrapper {
  /** Wraps 32 bytes. `context` is bound to them: they are unwrapped with the same context only. */
  wrap(plain: Uint8Array, context: WrapContext): Promise<WrappedKey>;
  /** Rejects for what was not wrapped here with this context. */
  unwrap(ciphertext: Uint8Array, context: WrapContext): Promise<Uint8Array>;
}

/** What a wrapped secret is for, in the clear: it stands in the keeper's own log. */
export type WrapContext = Readonly<Record<string, string>>;

/** A wrapped secret. */
export interface WrappedKey {
  readonly ciphertext: Uint8Array;
  /** The key that wrapped it, as its keeper calls it. */
  readonly keyId: string;
}

/** Takes security events. It must not throw; a guard that cannot write an event counts it and goes on. */
export interface Sink {
  /** Takes one event, at once. */
  write(event: SecurityEvent): void;
}

/** Looks at a text that is about to be kept, and would be read by a model later. */
export interface Screen {
  /** Resolves with the ids of the rules that speak against keeping it; none where nothing does. */
  screen(text: string, trust: Trust): Promise<readonly string[]>;
}

/** Checks a value against a JSON Schema. Returns JSON pointers (RFC 6901) of what does not fit; empty when it fits. */
export type SchemaCheck = (value: unknown) => readonly string[];

/**
 * A slow or remote opinion on a text: a model, or a service. It is asked after the synchronous checks and can only add to what
 * they found. What it throws says nothing to anybody: its text may repeat the input.
 */
export interface Classifier {
  /** 1 to 64 lower-case letters, digits, `-`, `_` and `.`; its findings are called `injection/classifier/<id>`. */
  readonly id: string;
  /**
   * How sure it is, from 0 to 1, that the text attacks a model that reads it. Rejects where it has no opinion: anything but
   * a number from 0 to 1 counts as none, too.
   */
  classify(input: ClassifierInput, call: ClassifierCall): Promise<{ readonly score: number }>;
}

/** A text to be judged, and who wrote it. */
export interface ClassifierInput {
  readonly text: string;
  readonly trust: Trust;
}

/** How long a classifier may take. */
export interface ClassifierCall {
  /** Milliseconds since 1970-01-01T00:00:00Z by the clock of the guard; what is answered later is not heard. */
  readonly deadlineMs: number;
  /** Aborts at the deadline. */
  readonly signal: AbortSignal;
}

/** Opens incremental scans of replies, one for each choice and text channel. */
export interface Scanner {
  open(): Scan;
}

/**
 * One incremental scan. For every cutting of a text into pushes, the findings of all steps together are the same,
 * and each step's `hold` never moves back. Offsets are UTF-16 code units of the whole text so far.
 */
export interface Scan {
  push(chunk: string): ScanStep;
  /** One text ends behind all that has come, and another one begins. Missing where a scan is of one text only. */
  border?(): ScanStep;
  end(): ScanStep;
}

/** What became certain in one push. */
export interface ScanStep {
  /** Findings decided in this step. All findings that start before `hold` have been given, in this step or before. */
  readonly findings: readonly Finding[];
  /** Regions whose opener was decided in this step; each one's finding follows, in this step or later, when it ends. */
  readonly opened: readonly OpenRegion[];
  /** No finding that is still to come starts before this offset. */
  readonly hold: number;
}

/** A region that has begun. Its body is swallowed until a finding of the same rule and start closes it. */
export interface OpenRegion {
  /** What the finding will be, but for its `end`, which is the opener's end here. */
  readonly finding: Finding;
}

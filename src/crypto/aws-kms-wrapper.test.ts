import { readFileSync, writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { damagesAccepted, probe, ringFolder, rotated } from '../../test/ring-trial.ts';
import { type KmsFault, type KmsServer, startKmsServer } from '../../test/start-kms-server.ts';
import { awsKmsWrapper } from './aws-kms-wrapper.ts';
import { newKeyRingContent, writeKeyRingContent } from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';
import { readRingFile, replaceRingFile } from './key-ring-file.ts';
import { openEnvelope, readWrappedRing, writeWrappedRing } from './wrapped-ring.ts';
import { openOrCreateWrappedRing, openWrappedRing } from './wrapped-ring-file.ts';

const { nextPath } = ringFolder();
const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
  AWS_EC2_METADATA_DISABLED: 'true',
};
let before: Record<string, string | undefined>;
let kms: KmsServer;

beforeAll(async () => {
  before = Object.fromEntries(Object.keys(CREDENTIALS).map((name) => [name, process.env[name]]));
  Object.assign(process.env, CREDENTIALS);
  kms = await startKmsServer();
});
afterEach(() => {
  kms.fault = undefined;
});
afterAll(async () => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await kms.close();
});

const wrapping = (timeoutMs = 10_000, keyId = kms.keyId) => ({
  wrapper: awsKmsWrapper({ keyId, region: 'eu-central-1', endpoint: kms.endpoint, timeoutMs }),
  timeoutMs,
});

async function errorOf(work: Promise<unknown>): Promise<KeyRingError> {
  const error: unknown = await work.then(() => undefined).catch((reason: unknown) => reason);
  if (error instanceof KeyRingError) return error;
  throw error ?? new Error('nothing was refused');
}

describe('a ring that AWS KMS wraps', () => {
  it('is made and opened again, with one call each, and its file holds no secret in the clear', async () => {
    const path = nextPath();
    const from = kms.calls.length;
    const made = await openOrCreateWrappedRing({ path, ...wrapping() });
    const opened = await openWrappedRing({ path, ...wrapping() });
    expect(probe(opened)).toBe(probe(made));
    const calls = kms.calls.slice(from);
    expect(calls.map(({ target }) => target)).toEqual([
      'TrentService.Encrypt',
      'TrentService.Decrypt',
      'TrentService.Decrypt',
    ]);
    const { ringId } = JSON.parse(readFileSync(path, 'utf8')) as { readonly ringId: string };
    for (const { context } of calls) {
      expect(context).toEqual({ application: 'sallyport', purpose: 'key-ring', ring: ringId });
    }
    expect(readFileSync(path, 'utf8')).not.toMatch(/lookup|secret|k_[0-9a-f]{16}/u);
  });

  it('follows a rotation without asking again', async () => {
    const path = nextPath();
    const ring = await openOrCreateWrappedRing({ path, lookEveryMs: 0, ...wrapping() });
    const { text, stamp } = readRingFile(path);
    const envelope = await openEnvelope(text, wrapping());
    const next = rotated(readWrappedRing(text, envelope));
    const asked = kms.calls.length;
    await replaceRingFile(path, writeWrappedRing(envelope, next), { stamp });
    expect(ring.currentKid).toBe(next.currentKid);
    expect(kms.calls).toHaveLength(asked);
  });

  it('is taken after it was throttled twice', async () => {
    const path = nextPath();
    await openOrCreateWrappedRing({ path, ...wrapping() });
    kms.fault = 'throttled-twice';
    await openWrappedRing({ path, ...wrapping() });
  });

  it.each<[KmsFault, string]>([
    ['throttled', 'wrapper-away'],
    ['denied', 'wrapper-denied'],
    ['disabled', 'wrapper-denied'],
    ['not-found', 'wrapper-denied'],
    ['failing', 'wrapper-away'],
    ['garbage', 'wrapper-away'],
    ['empty', 'wrapper-away'],
    ['cut', 'wrapper-away'],
    ['hang', 'wrapper-away'],
  ])('is refused when the service is %s, and the error tells nothing', async (fault, reason) => {
    const path = nextPath();
    await openOrCreateWrappedRing({ path, ...wrapping() });
    kms.fault = fault;
    const error = await errorOf(openWrappedRing({ path, ...wrapping(fault === 'hang' ? 300 : 10_000) }));
    expect(error.reason).toBe(reason);
    expect(error.cause).toBeUndefined();
    expect(inspect(error)).not.toMatch(/secret-of-kms|1234abcd|AKID|127\.0\.0\.1/u);
    expect(
      (await errorOf(openOrCreateWrappedRing({ path: nextPath(), ...wrapping(fault === 'hang' ? 300 : 10_000) })))
        .reason,
    ).toBe(reason);
  });

  it('is refused where nobody listens, and with another key than it was wrapped with', async () => {
    const path = nextPath();
    await openOrCreateWrappedRing({ path, ...wrapping() });
    expect((await errorOf(openWrappedRing({ path, ...wrapping(10_000, kms.otherKeyId) }))).reason).toBe('malformed');
    const nowhere = awsKmsWrapper({
      keyId: kms.keyId,
      region: 'eu-central-1',
      endpoint: 'http://127.0.0.1:1',
      timeoutMs: 5_000,
    });
    expect((await errorOf(openWrappedRing({ path, wrapper: nowhere, timeoutMs: 5_000 }))).reason).toBe('wrapper-away');
  });

  it('says what to install where the package is missing', async () => {
    const options = { keyId: kms.keyId, region: 'eu-central-1', timeoutMs: 1_000 };
    const wrapper = awsKmsWrapper(options, '@aws-sdk/client-kms-which-is-not-there');
    const error = await errorOf(openOrCreateWrappedRing({ path: nextPath(), wrapper, timeoutMs: 1_000 }));
    expect(error).toMatchObject({ reason: 'wrapper-missing', message: expect.stringContaining('npm install') });
  });

  it('is refused for the context of another ring, and as a plain one', async () => {
    const [path, other] = [nextPath(), nextPath()];
    await openOrCreateWrappedRing({ path, ...wrapping() });
    await openOrCreateWrappedRing({ path: other, ...wrapping() });
    const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    const { ringId } = JSON.parse(readFileSync(other, 'utf8')) as Record<string, string>;
    writeFileSync(path, JSON.stringify({ ...file, ringId }));
    expect((await errorOf(openWrappedRing({ path, ...wrapping() }))).reason).toBe('malformed');
    writeFileSync(path, writeKeyRingContent(newKeyRingContent()));
    expect((await errorOf(openWrappedRing({ path, ...wrapping() }))).reason).toBe('malformed');
  });
});

describe('a damaged wrapped ring', () => {
  it('is refused wherever a bit of it was changed or it was cut, always in the same words', async () => {
    const path = nextPath();
    await openOrCreateWrappedRing({ path, ...wrapping() });
    const bytes = readFileSync(path);
    const envelope = await openEnvelope(bytes.toString(), wrapping());
    const { message } = new KeyRingError('malformed');
    const isAccepted = (text: string): boolean => {
      try {
        readWrappedRing(text, envelope);
        return true;
      } catch (error) {
        return !(error instanceof KeyRingError && error.message === message);
      }
    };
    expect(damagesAccepted(bytes, isAccepted)).toEqual([]);
    expect(isAccepted(bytes.toString())).toBe(true);
  });
});

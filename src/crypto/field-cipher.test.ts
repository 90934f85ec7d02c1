import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deanonymize } from '../guard/anonymize.ts';
import { createRedactor } from '../guard/redactor.ts';
import { fieldCipher } from './field-cipher.ts';
import { createKeyRing, type KeyRing } from './key-ring.ts';

let folder: string;
let ring: KeyRing;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cipher-'));
  ring = await createKeyRing({ path: join(folder, 'ring') });
});
afterAll(() => rm(folder, { recursive: true }));

describe('fieldCipher', () => {
  it('opens what it sealed, under the same label and purpose only', () => {
    const cipher = fieldCipher(ring, 'exports');
    const sealed = cipher.seal('Ana Ruiz', 'PERSON');
    expect(sealed).toMatch(/^[\w-]+$/u);
    expect(cipher.seal('Ana Ruiz', 'PERSON')).not.toBe(sealed);
    expect(cipher.open(sealed, 'PERSON')).toBe('Ana Ruiz');
    expect(cipher.open(sealed, 'LOCATION')).toBeUndefined();
    expect(fieldCipher(ring, 'other').open(sealed, 'PERSON')).toBeUndefined();
    expect(cipher.open('garbage', 'PERSON')).toBeUndefined();
  });

  it('is the operator encrypt, which deanonymize undoes', () => {
    const cipher = fieldCipher(ring, 'exports');
    const text = 'Write to ana@example.org, card 4012888888881881.';
    const sealed = createRedactor({ operator: 'encrypt', cipher }).redact(text);
    expect(sealed).toMatch(/^Write to <EMAIL_ADDRESS:sealed:[\w-]+>, card <CREDIT_CARD:sealed:[\w-]+>\.$/u);
    expect(deanonymize(sealed, { cipher })).toBe(text);
    const foreign = sealed.replace('EMAIL_ADDRESS:', 'PERSON:');
    expect(deanonymize(foreign, { cipher })).toContain('<PERSON:sealed:');
  });
});

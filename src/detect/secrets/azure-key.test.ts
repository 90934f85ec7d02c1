import { describe, expect, it } from 'vitest';
import { hasAzureChecksum, withAzureChecksum } from './azure-key.ts';
import { sample } from './sample.ts';

describe('hasAzureChecksum', () => {
  it.each([
    ['a key of 32 bytes', withAzureChecksum(`${sample(33)}AIoTAAAAAA=`, 'IoTHub00')],
    ['a key of 39 bytes', withAzureChecksum(`${sample(42)}AzSeAAAAAA`, 'Query000')],
    ['a key of 40 bytes', withAzureChecksum(`${sample(44)}AzFuAAAAAA==`, 'Master00')],
    ['a key of 64 bytes', withAzureChecksum(`${sample(76)}+AStAAAAAA==`, 'Default0')],
  ])('accepts %s whose checksum is right, and none that differs from it', (_, key) => {
    expect(hasAzureChecksum(key)).toBe(true);
    expect(hasAzureChecksum(key.replace('k3', 'k4'))).toBe(false);
    expect(hasAzureChecksum(key.slice(4))).toBe(false);
  });

  it('keeps the signature and what stands before it', () => {
    const key = withAzureChecksum(`${sample(44)}AzFuAAAAAA==`, 'Master00');
    expect(key.slice(0, 48)).toBe(`${sample(44)}AzFu`);
  });

  it('reads base64url, too', () => {
    const key = withAzureChecksum(`${sample(76)}+AStAAAAAA==`, 'Default0');
    expect(hasAzureChecksum(key.replaceAll('+', '-').replaceAll('/', '_'))).toBe(true);
  });

  it.each(['', 'AAAA', 'no base64!', `${sample(42)}AzXxAAAAAA`])('refuses %j', (text) => {
    expect(hasAzureChecksum(text)).toBe(false);
  });

  it('refuses the seed of another service', () => {
    expect(hasAzureChecksum(withAzureChecksum(`${sample(42)}AzSeAAAAAA`, 'Master00'))).toBe(false);
  });
});

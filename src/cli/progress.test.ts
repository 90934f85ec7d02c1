import { describe, expect, it } from 'vitest';
import { progressLine } from './progress.ts';

describe('progressLine', () => {
  it.each([
    [0, 10_000_000, 100, '░░░░░░░░░░░░░░░░░░░░░░░░  0 %  0.0 MB  0.0 MB/s'],
    [5_000_000, 10_000_000, 500, '████████████░░░░░░░░░░░░  50 %  5.0 MB  10.0 MB/s'],
    // A file that grows while it is read.
    [12_000_000, 10_000_000, 1_000, '████████████████████████  100 %  12.0 MB  12.0 MB/s'],
    [2_500_000, undefined, 250, '2.5 MB  10.0 MB/s'],
    [0, 0, 0, '0.0 MB  0.0 MB/s'],
  ])('of %d bytes of %s after %d ms is %s', (done, total, milliseconds, expected) => {
    expect(progressLine(done, total, milliseconds)).toBe(expected);
  });
});

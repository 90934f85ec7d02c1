import { fingerprintOf } from './demo-fingerprint.ts';

/**
 * A key that opens nothing, in the shape of a real one. It is put together here because scanners of code hosts rightly
 * complain about anything that looks like a key in a file.
 */
export const FAKE_API_KEY: string = ['sk', 'proj', `T7${fingerprintOf('demo key')}Q4${fingerprintOf('no door')}`].join(
  '-',
);

/** The number that payment companies publish for tests: valid by its checksum, nobody's card. */
export const TEST_CARD_NUMBER = '4012888888881881';

/** Nobody. */
export const TEST_CARD_HOLDER = 'Jane Roe';

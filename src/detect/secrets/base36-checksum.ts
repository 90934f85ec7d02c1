import { crc32 } from './crc32.ts';

const CHECKSUM_LENGTH = 7;

/**
 * The last seven characters of a routable GitLab token: CRC-32 of all that stands before them in base 36, padded with
 * zeros. Source: gitlab-org/gitlab, lib/authn/token_field/generator/routable_token.rb.
 *
 * @param text - The token without its checksum, its prefix included; ASCII.
 */
export function base36Checksum(text: string): string {
  return crc32(text).toString(36).padStart(CHECKSUM_LENGTH, '0');
}

/** Whether a routable token ends in the checksum of the rest of it. */
export function hasBase36Checksum(token: string): boolean {
  return base36Checksum(token.slice(0, -CHECKSUM_LENGTH)) === token.slice(-CHECKSUM_LENGTH);
}

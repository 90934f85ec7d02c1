import { bech32Checksum, readBech32 } from '../../bech32.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const LINE = sample(64, 'MIIEvQk3Y9dQ7xWp');

const AGE_DATA = sample(52, 'qpzry9x8gf2t');
const AGE_KEY = `AGE-SECRET-KEY-1${AGE_DATA}${bech32Checksum('age-secret-key-', AGE_DATA)}`.toUpperCase();

/** Asymmetric private keys in text form. A key may be cut short: its region then ends where its text ends. */
export const privateKeyRules: readonly SecretRule[] = [
  {
    id: 'secret/private-key/pem',
    entity: 'PRIVATE_KEY',
    opener: /-{4,5} ?BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{4,5}/iu,
    // Nearly anything may stand between armor lines (headers, quotes, escaped line breaks, mail quoting), so that
    // nothing of a key escapes; what only code and prose have ends the region of a header that is merely mentioned.
    body: /[^`(){}!?]/u,
    closer: /-{4,5} ?END [A-Z0-9 ]{0,32}KEY(?: BLOCK)? ?-{4,5}/iu,
    lengthMax: 16_384,
    score: 0.97,
    source: 'RFC 7468, sections 10 and 11; RFC 4716, section 3.4; RFC 9580, section 6.2',
    cases: {
      match: [
        `-----BEGIN RSA PRIVATE KEY-----\n${LINE}\n-----END RSA PRIVATE KEY-----`,
        `-----BEGIN PRIVATE KEY-----\n${LINE}\n-----END PRIVATE KEY-----`,
        `-----BEGIN OPENSSH PRIVATE KEY-----\n${LINE}`,
        `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${LINE}\n-----END PGP PRIVATE KEY BLOCK-----`,
        `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${LINE}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`,
        '-----BEGIN PRIVATE KEY-----',
      ],
      ignore: [
        `-----BEGIN CERTIFICATE-----\n${LINE}\n-----END CERTIFICATE-----`,
        `-----BEGIN PUBLIC KEY-----\n${LINE}\n-----END PUBLIC KEY-----`,
        `-----BEGIN PGP PUBLIC KEY BLOCK-----\n${LINE}`,
        'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGs jane@example.com',
        'BEGIN PRIVATE KEY',
        '-----BEGIN <your> PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'secret/private-key/gcp-service-account',
    entity: 'GCP_SERVICE_ACCOUNT_KEY',
    opener: /["']?private_key\\?["']\s{0,3}:\s{0,3}\\?["']-----BEGIN (?:RSA )?PRIVATE KEY-----/u,
    body: /[^`(){}!?]/u,
    closer: /-----END (?:RSA )?PRIVATE KEY-----(?:\\{1,2}n)?/u,
    lengthMax: 8_192,
    score: 0.98,
    source: 'https://cloud.google.com/iam/docs/keys-create-delete',
    cases: {
      match: [
        `{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n${LINE}\\n-----END PRIVATE KEY-----\\n"}`,
        `GCP_SERVICE_ACCOUNT_KEY="{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n${LINE}\\n-----END PRIVATE KEY-----\\n"}"`,
      ],
      ignore: [
        '"private_key_id": "a1b2c3d4"',
        `"public_key": "-----BEGIN PUBLIC KEY-----\\n${LINE}"`,
        '"private_key": "<your key>"',
      ],
    },
  },
  {
    id: 'secret/private-key/putty',
    entity: 'PRIVATE_KEY',
    opener: /Private-Lines: \d{1,3}\s{1,2}[A-Za-z0-9+/]{16}/u,
    body: /[A-Za-z0-9+/=\n]/u,
    lengthMax: 16_384,
    score: 0.97,
    source: 'PuTTY User Manual, appendix C (PPK file format)',
    cases: {
      match: [
        `Private-Lines: 1\n${LINE}\nPrivate-MAC: a1b2`,
        `PRIVATE_KEY="Private-Lines: 1\n${LINE}\nPrivate-MAC: a1b2"`,
      ],
      ignore: [`Public-Lines: 1\n${LINE}`, 'Private-Lines: 14', `Private-Lines: 1\n${'x'.repeat(64)}`],
    },
  },
  {
    id: 'secret/private-key/age',
    entity: 'PRIVATE_KEY',
    pattern: /(?<![A-Za-z0-9])AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Za-z0-9])/iu,
    score: 0.98,
    accept: (candidate) => (readBech32(candidate)?.remainder === 1 && !isPlaceholder(candidate) ? candidate.length : 0),
    source: 'https://age-encryption.org/v1; BIP 173 (Bech32)',
    cases: {
      match: [AGE_KEY, `# public key: age1\n${AGE_KEY}\n`, AGE_KEY.toLowerCase()],
      ignore: [
        `AGE-SECRET-KEY-1${sample(58, 'QPZRY9X8GF2T')}`,
        AGE_KEY.replace('1Q', '1P'),
        `AGE-SECRET-KEY-1${sample(57, 'QPZRY9X8GF2T')}`,
        `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
        `age1${sample(58, 'qpzry9x8gf2t')}`,
      ],
    },
  },
];

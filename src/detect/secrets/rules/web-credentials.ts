import { assignedToName } from '../assigned-to.ts';
import { valueStart } from '../assigned-value.ts';
import { decodeBase64 } from '../decode-base64.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Its first byte is a multiple of eight, its last one lies between 64 and 127. */
const CURVE_KEY = btoa(`H${sample(30)}U`);

/** Credentials in command lines, files of tools and signed addresses. */
export const webCredentialsRules: readonly SecretRule[] = [
  {
    id: 'secret/signed-url/aws',
    entity: 'SIGNED_URL',
    pattern: /X-Amz-Signature=[0-9a-f]{64}(?![A-Za-z0-9])/iu,
    lead: valueStart,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html',
    cases: {
      match: [
        `https://demo.s3.amazonaws.com/a?X-Amz-Expires=900&X-Amz-Signature=${sampleHex(64)}`,
        `&X-Amz-Signature=${sampleHex(64)}&x=1`,
      ],
      ignore: [`X-Amz-Signature=${sampleHex(63)}`, `X-Amz-Signature=${'0'.repeat(64)}`, 'X-Amz-Signature=<signature>'],
    },
  },
  {
    id: 'secret/signed-url/google',
    entity: 'SIGNED_URL',
    opener: /X-Goog-Signature=[0-9a-f]{64}/iu,
    body: /[0-9a-f]/u,
    lengthMax: 1_100,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://cloud.google.com/storage/docs/authentication/signatures',
    cases: {
      match: [
        `https://storage.googleapis.com/b/o?X-Goog-Signature=${sampleHex(512)}`,
        `&X-Goog-Signature=${sampleHex(256)}&x=1`,
      ],
      ignore: [`X-Goog-Signature=${sampleHex(63)}`, `X-Goog-Signature=${'0'.repeat(256)}`],
    },
  },
  {
    id: 'secret/command/curl-user',
    entity: 'BASIC_CREDENTIALS',
    pattern: /(?<![A-Za-z0-9])curl [^\n|;&]{0,80}(?:-u|--user)[ =]["']?[A-Za-z0-9._@+-]{1,64}:[^\s"':]{3,128}/u,
    accept: acceptUserPassword,
    score: 0.85,
    severity: 'HIGH',
    source: 'https://curl.se/docs/manpage.html#-u',
    cases: {
      match: ['curl -u jane:hunter2 https://api.internal/', 'curl -s --user "admin:s3cr3t-k3y9" https://x'],
      ignore: [
        'curl -u user:password https://api.example.com',
        'curl -u jane https://api.internal',
        'curl -u $USER:$TOKEN https://x',
        'curl -u "jane:<password>" https://x',
      ],
    },
  },
  {
    id: 'secret/command/sshpass',
    entity: 'PASSWORD',
    pattern: /(?<![A-Za-z0-9])sshpass -p ?["']?[^\s"']{4,128}/u,
    accept: acceptPassword,
    score: 0.85,
    severity: 'HIGH',
    source: 'https://sourceforge.net/projects/sshpass/',
    cases: {
      match: ['sshpass -p hunter2 ssh jane@host', "sshpass -p 's3cr3t-k3y9' scp a b"],
      ignore: [
        'sshpass -p $PASSWORD ssh jane@host',
        'sshpass -p <password> ssh host',
        'sshpass -p password ssh host',
        'sshpass -f file ssh host',
      ],
    },
  },
  {
    id: 'secret/netrc/password',
    entity: 'PASSWORD',
    // A login, its password and nothing between them stand like this only in `.netrc`.
    pattern: /(?<![A-Za-z0-9])login\s{1,3}[A-Za-z0-9._@+-]{1,64}\s{1,3}password\s{1,3}[^\s"']{4,128}/u,
    accept: (candidate) => (/^login\s{1,3}anonymous\s/u.test(candidate) ? 0 : acceptPassword(candidate)),
    score: 0.85,
    severity: 'HIGH',
    source: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    cases: {
      match: ['machine api.internal login jane password hunter2', `login oauth2 password ${sample(20)}`],
      ignore: [
        'machine api.internal login jane password <password>',
        'the login page password field',
        'login jane password password',
        'default login anonymous password user@site',
        'login and password required',
      ],
    },
  },
  {
    id: 'secret/wireguard/private-key',
    entity: 'WIREGUARD_KEY',
    pattern: /private_?key["']?\s{0,3}[=:]\s{0,3}["']?[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/iu,
    lead: valueStart,
    accept: acceptCurveKey,
    score: 0.95,
    source: 'https://www.wireguard.com/quickstart/; RFC 7748, section 5 (the bits that are set and cleared)',
    cases: {
      match: [`[Interface]\nPrivateKey = ${CURVE_KEY}`, `private_key: "${CURVE_KEY}"`],
      ignore: [
        `PrivateKey = ${CURVE_KEY.slice(1)}`,
        `PublicKey = ${CURVE_KEY}`,
        `PrivateKey = ${'A'.repeat(43)}=`,
        `PrivateKey = /${CURVE_KEY.slice(1)}`,
      ],
    },
  },
  {
    id: 'secret/wireguard/preshared-key',
    entity: 'WIREGUARD_KEY',
    pattern: /preshared_?key["']?\s{0,3}[=:]\s{0,3}["']?[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/iu,
    lead: valueStart,
    score: 0.9,
    source: 'https://www.wireguard.com/protocol/',
    cases: {
      match: [`PresharedKey = ${sample(43)}=`, `preshared_key: "${sample(43)}="`],
      ignore: [`PresharedKey = ${sample(42)}=`, `PresharedKey = ${'A'.repeat(43)}=`],
    },
  },
  {
    id: 'secret/wallet/extended-private-key',
    entity: 'WALLET_KEY',
    pattern: /(?<![A-Za-z0-9])[txyz]prv[1-9A-HJ-NP-Za-km-z]{107}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'BIP 32, section "Serialization format"; SLIP-0132',
    cases: {
      match: [`xprv9${sample(106, 'k3Y9dQ7x')}`, `wallet zprv${sample(107, 'k3Y9dQ7x')}`],
      ignore: [`xprv9${sample(105, 'k3Y9dQ7x')}`, `xprv${'x'.repeat(107)}`, `xpub${sample(107, 'k3Y9dQ7x')}`],
    },
  },
  {
    id: 'secret/wallet/ethereum-key',
    entity: 'WALLET_KEY',
    ...assignedToName(
      /(?:eth(?:ereum)?|wallet|deployer|evm|signer)[_ -]?(?:private[_ -]?)?key|private[_ -]?key(?=["\x27 :=])/u,
      /0x[0-9a-f]{64}/u,
    ),
    score: 0.9,
    source: 'https://ethereum.org/en/developers/docs/accounts/#account-creation',
    cases: {
      match: [`DEPLOYER_PRIVATE_KEY=0x${sampleHex(64)}`, `"wallet_key": "0x${sampleHex(64)}"`],
      ignore: [
        `DEPLOYER_PRIVATE_KEY=0x${sampleHex(63)}`,
        'DEPLOYER_PRIVATE_KEY=your-key-goes-here',
        `ref=0x${sampleHex(64)}`,
        `txHash=0x${sampleHex(64)}`,
      ],
    },
  },
];

/** Words that documentation writes for a password. */
const WORDS: ReadonlySet<string> = new Set('password passwd pass pwd secret token mypassword yourpassword'.split(' '));

function acceptPassword(candidate: string): number {
  const password = candidate.slice(candidate.search(/[^\s"'=]{1,128}$/u));
  return isPassword(password) ? candidate.length : 0;
}

function acceptUserPassword(candidate: string): number {
  return isPassword(candidate.slice(candidate.lastIndexOf(':') + 1)) ? candidate.length : 0;
}

/** No word of documentation, no reference to a value, and not letters alone. */
function isPassword(text: string): boolean {
  const isReference = /^[$%{[(<]/u.test(text);
  return !isReference && !WORDS.has(text.toLowerCase()) && !isPlaceholder(text) && /[^A-Za-z.]/u.test(text);
}

/** Private keys of Curve25519 are clamped: five of their bits are the same in each. */
function acceptCurveKey(candidate: string): number {
  const key = candidate.slice(-44);
  const bytes = decodeBase64(key);
  if (bytes?.length !== 32 || isPlaceholder(key)) return 0;
  return (bytes.charCodeAt(0) & 7) === 0 && (bytes.charCodeAt(31) & 0xc0) === 0x40 ? candidate.length : 0;
}

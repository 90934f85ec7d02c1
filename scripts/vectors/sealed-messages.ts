import { createPublicKey, type KeyObject } from 'node:crypto';
import { CompactEncrypt, type CryptoKey, importJWK } from 'jose';
import {
  base64url,
  bodyWith,
  headerOf,
  type InvalidVector,
  otherSpelling,
  privateKeyOf,
  SEALING_KEY,
  signed,
  type ValidVector,
  x25519,
} from './message-maker.ts';

const HEADER = { alg: 'ECDH-ES', enc: 'A256GCM', kid: SEALING_KEY.kid, typ: 'agent-message+jwe' };
const IV = new Uint8Array(12).fill(7);

/** Messages that are sealed for the recipient. */
export async function sealedMessages(): Promise<{
  readonly valid: readonly ValidVector[];
  readonly invalid: readonly InvalidVector[];
}> {
  const body = bodyWith();
  const good = await sealed(signed(body));
  const expected = { message: JSON.parse(body) as unknown, keyId: privateKeyOf('planner').kid, isSealed: true };
  const unreadable = 'MESSAGE_UNREADABLE';
  const malformed = 'MESSAGE_MALFORMED';
  const other = createPublicKey(x25519('somebody else'));
  const odd = async (name: string, header: object, code = malformed): Promise<InvalidVector> => ({
    name: `sealed: ${name}`,
    message: await sealed(signed(body), header),
    code,
  });
  const parts = good.split('.');
  const changed = (i: number, to: (part: string) => string): string =>
    parts.map((part, at) => (at === i ? to(part) : part)).join('.');
  return {
    valid: [{ name: 'a sealed message', message: good, expected }],
    invalid: [
      { name: 'sealed: for another key', message: await sealed(signed(body), HEADER, other), code: unreadable },
      await odd('for a key that is not there', { ...HEADER, kid: 'files-sealing-2' }, unreadable),
      { name: 'sealed: a tag that was changed', message: changed(4, flipped), code: unreadable },
      { name: 'sealed: a text that was changed', message: changed(3, flipped), code: unreadable },
      { name: 'sealed: another spelling of the tag', message: changed(4, otherSpelling), code: malformed },
      { name: 'sealed: a wrapped key where there is none', message: changed(1, () => 'AAAA'), code: malformed },
      { name: 'sealed: no header', message: changed(0, () => ''), code: malformed },
      { name: 'sealed: a header that names another algorithm', message: wrapped(parts), code: malformed },
      await odd('a header that names another cipher', { ...HEADER, enc: 'A128GCM' }),
      await odd('a header that says it is compressed', { ...HEADER, zip: 'DEF' }),
      await odd('a header with a content type', { ...HEADER, cty: 'JWT' }),
      await odd('a header of another type', { ...HEADER, typ: 'JWT' }),
      { name: 'sealed: what is no message', message: await sealed('hello'), code: malformed },
      { name: 'sealed: twice', message: await sealed(good), code: malformed },
      {
        name: 'sealed: a key id that is there twice',
        message: changed(0, (header) =>
          base64url(Buffer.from(header, 'base64url').toString().replace('"kid":', '"kid":"x","kid":')),
        ),
        code: malformed,
      },
      {
        name: 'sealed: a signature that does not hold',
        message: await sealed(signed(body, 'mail', headerOf('planner'))),
        code: 'MESSAGE_SIGNATURE_INVALID',
      },
      {
        name: 'sealed: a message for somebody else, sealed anew for this recipient',
        message: await sealed(signed(bodyWith({ to: 'backup' }))),
        code: 'RECIPIENT_MISMATCH',
      },
    ],
  };
}

async function sealed(
  text: string,
  header: object = HEADER,
  to: KeyObject = createPublicKey(x25519('files')),
): Promise<string> {
  const jwk = x25519('ephemeral').export({ format: 'jwk' });
  const epk = (await importJWK(jwk, 'ECDH-ES', { extractable: true })) as CryptoKey;
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader(header as typeof HEADER)
    .setKeyManagementParameters({ epk })
    .setInitializationVector(IV)
    .encrypt(to);
}

/** As an algorithm that wraps the key would have it, but for the wrapped key, which is none: that one would be random each time. */
function wrapped([header = '', , ...rest]: readonly string[]): string {
  const renamed = Buffer.from(header, 'base64url').toString().replace('"ECDH-ES"', '"ECDH-ES+A256KW"');
  return [base64url(renamed), base64url(new Uint8Array(40).toString()), ...rest].join('.');
}

function flipped(part: string): string {
  return (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
}

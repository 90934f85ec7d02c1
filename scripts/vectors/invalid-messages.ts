import { createHmac } from 'node:crypto';
import {
  base64url,
  bodyWith,
  digestOf,
  headerOf,
  type InvalidVector,
  NOW_MS,
  otherSpelling,
  privateKeyOf,
  signed,
} from './message-maker.ts';
import { nested } from './valid-messages.ts';

const MALFORMED = 'MESSAGE_MALFORMED';
const good = signed(bodyWith());
const [header = '', body = '', signature = ''] = good.split('.');
const { kid, x } = privateKeyOf('planner');

/** Messages that are refused, in the order of the steps. */
export function invalidMessages(): readonly InvalidVector[] {
  return [
    ...badForms(),
    ...badHeaders(),
    ...badSpellings(),
    ...badMembers(),
    ...badPayloads(),
    ...badKeysAndSignatures(),
    ...badMoments(),
    ...badAuthority(),
  ];
}

function badForms(): readonly InvalidVector[] {
  const form = (name: string, message: string, code = MALFORMED): InvalidVector => ({
    name: `form: ${name}`,
    message,
    code,
  });
  return [
    form('nothing', ''),
    form('one part', header),
    form('no signature', `${header}.${body}.`),
    form('four parts', `${good}.${signature}`),
    form('padding', `${header}.${body}.${signature}==`),
    form('white space at the end', `${good}\n`),
    form('another spelling of the signature', `${header}.${body}.${otherSpelling(signature)}`),
    form('base64 instead of base64url', `${header}.${body}.${signature.slice(0, -1)}+`),
    form('a signature that is too short', `${header}.${body}.${signature.slice(0, 84)}`),
    form('a body beyond 4,096 bytes', signed(bodyWith({ payload: 'x'.repeat(4_096) })), 'MESSAGE_TOO_LARGE'),
  ];
}

function badHeaders(): readonly InvalidVector[] {
  const typ = 'agent-message+jws';
  const odd = (name: string, members: object | string): InvalidVector => ({
    name: `header: ${name}`,
    message: signed(bodyWith(), 'planner', typeof members === 'string' ? members : JSON.stringify(members)),
    code: MALFORMED,
  });
  const shared = `${base64url(JSON.stringify({ alg: 'HS256', kid, typ }))}.${body}`;
  const mac = createHmac('sha256', Buffer.from(x, 'base64url')).update(shared).digest();
  return [
    odd('no algorithm but "none"', { alg: 'none', kid, typ }),
    { name: 'header: an HMAC under the public key', message: `${shared}.${base64url(mac)}`, code: MALFORMED },
    odd('another algorithm', { alg: 'ES256', kid, typ }),
    odd('the algorithm in lower case', { alg: 'eddsa', kid, typ }),
    odd('an unknown critical extension', { alg: 'EdDSA', crit: ['exp'], exp: 1, kid, typ }),
    odd('a body that is not encoded', { alg: 'EdDSA', b64: false, crit: ['b64'], kid, typ }),
    odd('a URL of keys', { alg: 'EdDSA', jku: 'https://keys.example/jwks', kid, typ }),
    odd('a key of its own', { alg: 'EdDSA', jwk: { kty: 'OKP', crv: 'Ed25519', x }, kid, typ }),
    odd('a URL of a certificate', { alg: 'EdDSA', kid, typ, x5u: 'https://keys.example/cert' }),
    odd('no key id', { alg: 'EdDSA', typ }),
    odd('a key id that is a number', { alg: 'EdDSA', kid: 7, typ }),
    odd('the type of a token', { alg: 'EdDSA', kid, typ: 'agent+jwt' }),
    odd('no type', { alg: 'EdDSA', kid }),
    odd('another order', { kid, alg: 'EdDSA', typ }),
    odd('a key id that is there twice', `{"alg":"EdDSA","kid":"x","kid":"${kid}","typ":"${typ}"}`),
    odd('no JSON', 'EdDSA'),
  ];
}

/** The good body, spelled so that some readers take it for the same and others do not. */
function badSpellings(): readonly InvalidVector[] {
  const text = bodyWith();
  const spelled = (name: string, bytes: string | Uint8Array): InvalidVector => ({
    name: `spelling: ${name}`,
    message: signed(bytes),
    code: MALFORMED,
  });
  return [
    spelled('a member that is there twice', text.replace('"to":', '"to":"backup","to":')),
    spelled('a member that is there twice, once in escapes', text.replace('"to":', '"t\\u006f":"backup","to":')),
    spelled('a key of the payload that is there twice', text.replace('"path":', '"path":"/etc/passwd","path":')),
    spelled('1e0 for 1', text.replace('[1,', '[1e0,')),
    spelled('1.0 for 1', text.replace('[1,', '[1.0,')),
    spelled('-0 for 0', bodyWith({ payload: 0 }).replace('"payload":0', '"payload":-0')),
    spelled('a number that doubles round', bodyWith({ payload: 9007199254740992 }).replace('0992', '0993')),
    spelled('a number beyond all doubles', bodyWith({ payload: 0 }).replace('"payload":0', '"payload":1e999')),
    spelled('white space', text.replace(',"from"', ', "from"')),
    spelled('another order', text.replace(/^\{("action":"[^"]+"),(.+)\}$/u, '{$2,$1}')),
    spelled('an escape that is not needed', text.replace('/reports', '\\/reports')),
    spelled('an escape in capitals', bodyWith({ payload: '\u001f' }).replace('\\u001f', '\\u001F')),
    spelled('half of a surrogate pair', text.replace('/reports', '\\ud83d')),
    spelled('bytes that are no UTF-8', replaced(text, '/reports', Buffer.from([0xed, 0xa0, 0xbd]))),
    spelled('a byte order mark', `\ufeff${text}`),
    spelled('something behind its end', `${text}{}`),
    spelled('a comment', `${text}//`),
    spelled('a list', `[${text}]`),
    spelled('nothing', ' '),
    spelled('1,000 lists in each other', '['.repeat(1_000) + ']'.repeat(1_000)),
  ];
}

function badMembers(): readonly InvalidVector[] {
  const odd = (name: string, changes: Readonly<Record<string, unknown>>): InvalidVector => ({
    name: `member: ${name}`,
    message: signed(bodyWith(changes)),
    code: MALFORMED,
  });
  return [
    odd('another version', { v: 2 }),
    odd('one that is not known', { cc: 'backup' }),
    odd('__proto__', JSON.parse('{"__proto__":{"v":1}}') as Record<string, unknown>),
    odd('no nonce', { nonce: undefined }),
    odd('a nonce that is too short', { nonce: 'AAAA' }),
    odd('another spelling of the nonce', { nonce: 'AAAAAAAAAAAAAAAAAAAAAB' }),
    odd('no digest', { digest: undefined }),
    odd('no payload', { payload: undefined, digest: digestOf(null) }),
    odd('no authority', { token: undefined }),
    odd('a token and a chain', { chain: ['hop-of-planner'] }),
    odd('a token with a space', { token: 'token of planner' }),
    odd('a chain of nothing', { token: undefined, chain: [] }),
    odd('a chain of 17', { token: undefined, chain: Array.from({ length: 17 }, () => 'hop-of-planner') }),
    odd('a time with a fraction', { timestamp: NOW_MS + 0.5 }),
    odd('a time as a text', { timestamp: String(NOW_MS) }),
    odd('a time before 1970', { timestamp: -1 }),
    odd('a sender with a letter that only looks alike', { from: 'рlanner' }),
    odd('a sender in capitals', { from: 'Planner' }),
    odd('a recipient that is a list', { to: ['files'] }),
    odd('an action that is a pattern', { action: 'files:*' }),
    odd('an action without a resource', { action: 'delete' }),
    odd('a task with a line break', { task: 'a\nb' }),
  ];
}

function badPayloads(): readonly InvalidVector[] {
  const odd = (name: string, payload: unknown): InvalidVector => ({
    name: `payload: ${name}`,
    message: signed(bodyWith({ payload })),
    code: MALFORMED,
  });
  return [
    odd('__proto__', JSON.parse('{"a":[{"__proto__":{"isAdmin":true}}]}')),
    odd('constructor', { constructor: { prototype: 1 } }),
    odd('__proto__ in wide letters', { __ｐｒｏｔｏ__: 1 }),
    odd('two keys that are one once composed (NFC)', { caf\u00e9: 1, cafe\u0301: 2 }),
    odd('two keys that are one once folded (NFKC)', { path: 1, ｐath: 2 }),
    odd('33 levels', nested(33)),
  ];
}

function badKeysAndSignatures(): readonly InvalidVector[] {
  const text = bodyWith();
  const swapped = signed(bodyWith({ payload: 'another' })).split('.')[2];
  const changedBody = base64url(bodyWith({ action: 'files:write' }));
  return [
    { name: 'sender key: one that is not in the set', message: signed(text, 'stranger'), code: 'SENDER_KEY_UNKNOWN' },
    {
      name: 'sender key: one past its end',
      message: signed(bodyWith({ from: 'retired' }), 'retired'),
      code: 'SENDER_KEY_UNKNOWN',
    },
    { name: 'sender key: that of another agent', message: signed(text, 'mail'), code: 'SENDER_KEY_UNKNOWN' },
    {
      name: 'signature: by another agent, under the key id of the sender',
      message: signed(text, 'mail', headerOf('planner')),
      code: 'MESSAGE_SIGNATURE_INVALID',
    },
    {
      name: 'signature: of another message',
      message: `${header}.${body}.${swapped}`,
      code: 'MESSAGE_SIGNATURE_INVALID',
    },
    {
      name: 'signature: under another action',
      message: `${header}.${changedBody}.${signature}`,
      code: 'MESSAGE_SIGNATURE_INVALID',
    },
    { name: 'signature: all zero', message: `${header}.${body}.${'A'.repeat(86)}`, code: 'MESSAGE_SIGNATURE_INVALID' },
    {
      name: 'signature: with the order of the group added to it (RFC 8032, section 5.1.7)',
      message: `${header}.${body}.${plusOrder(signature)}`,
      code: 'MESSAGE_SIGNATURE_INVALID',
    },
    {
      name: 'digest: of another payload',
      message: signed(bodyWith({ digest: digestOf('another') })),
      code: 'MESSAGE_DIGEST_MISMATCH',
    },
  ];
}

function badMoments(): readonly InvalidVector[] {
  return [
    { name: 'audience: another agent', message: signed(bodyWith({ to: 'backup' })), code: 'RECIPIENT_MISMATCH' },
    {
      name: 'audience: back to its sender',
      message: signed(bodyWith({ from: 'mail', to: 'planner', token: 'token-of-mail' }), 'mail'),
      code: 'RECIPIENT_MISMATCH',
    },
    {
      name: 'freshness: older than the window',
      message: signed(bodyWith({ timestamp: NOW_MS - 60_001 })),
      code: 'MESSAGE_EXPIRED',
    },
    { name: 'freshness: from 1970', message: signed(bodyWith({ timestamp: 0 })), code: 'MESSAGE_EXPIRED' },
    {
      name: 'freshness: from too late',
      message: signed(bodyWith({ timestamp: NOW_MS + 5_001 })),
      code: 'MESSAGE_FROM_FUTURE',
    },
    {
      name: 'freshness: seconds for milliseconds',
      message: signed(bodyWith({ timestamp: NOW_MS / 1_000 })),
      code: 'MESSAGE_EXPIRED',
    },
    { name: 'replay: the same message', before: good, message: good, code: 'MESSAGE_REPLAYED' },
    {
      name: 'replay: another message of the sender with the same nonce',
      before: good,
      message: signed(bodyWith({ payload: 'another' })),
      code: 'MESSAGE_REPLAYED',
    },
  ];
}

function badAuthority(): readonly InvalidVector[] {
  const odd = (name: string, changes: Readonly<Record<string, unknown>>, code: string): InvalidVector => ({
    name,
    message: signed(bodyWith(changes)),
    code,
  });
  const outside = { token: 'token-under-reports', payload: { path: '/etc/passwd' } };
  return [
    odd('permission: a token that nobody gave', { token: 'user authorized it' }, MALFORMED),
    odd('permission: the word of an agent instead of a token', { token: 'user-authorized-it' }, 'AUTHORITY_INVALID'),
    odd("permission: another agent's token", { token: 'token-of-mail', action: 'mail:send' }, 'AUTHORITY_INVALID'),
    odd('permission: an action that is not in it', { action: 'files:write' }, 'ACTION_NOT_PERMITTED'),
    odd(
      'permission: a longer action than the pattern',
      { token: undefined, chain: ['hop-of-planner'], action: 'files:reports:read' },
      'ACTION_NOT_PERMITTED',
    ),
    odd('permission: a payload outside of the caveats', outside, 'CAVEATS_UNMET'),
    odd('policy: an action that it blocks', { action: 'files:delete' }, 'ACTION_BLOCKED'),
    odd('policy: an action that has to be approved', { action: 'files:purge' }, 'ACTION_NEEDS_APPROVAL'),
  ];
}

/** The other half of a signature, S, is a number below the order; S + order would be the same number to a careless verifier. */
function plusOrder(encoded: string): string {
  const bytes = Buffer.from(encoded, 'base64url');
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  for (let i = 32; i < 64; i++, s >>= 8n) bytes[i] = Number(s & 0xffn);
  return base64url(bytes);
}

function replaced(text: string, part: string, bytes: Uint8Array): Uint8Array {
  const [before = '', after = ''] = text.split(part);
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
}

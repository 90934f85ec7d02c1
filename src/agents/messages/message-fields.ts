import { isCanonicalBase64url } from '../../core/canonical-base64url.ts';
import type { JsonValue } from '../../core/json-value.ts';
import { isAgentName } from '../keys/agent-name.ts';
import { isPermission } from '../tokens/permission.ts';
import type { AgentMessage } from './agent-message.ts';
import { isPlainPayload } from './message-json.ts';

interface Field {
  readonly is: (value: JsonValue) => boolean;
  /** What the value must be, as the end of a sentence. */
  readonly must: string;
  readonly isOptional?: true;
}

const TASK = /^[\w.:/@-]{1,256}$/u;
const VISIBLE = /^[\x21-\x7e]{1,16384}$/u;
const CHAIN_MAX = 16;
const NONCE_LENGTH = 22;
const DIGEST_LENGTH = 43;
const NAME = 'must be the name of an agent';

/** Every member that a message may have. Names are ASCII, so that none looks like another or is equal to another under some folding. */
const MESSAGE_FIELDS: Readonly<Record<keyof AgentMessage, Field>> = {
  v: { is: (value) => value === 1, must: 'must be 1' },
  from: { is: isAgentName, must: NAME },
  to: { is: isAgentName, must: NAME },
  action: {
    is: (value) => isPermission(value) && !value.includes('*'),
    must: 'must be a permission without "*", such as "files:delete"',
  },
  payload: {
    is: (value) => isPlainPayload(value),
    must: 'must have at most 32 levels, no key that reaches a prototype, and no two keys that are one once Unicode is normalized',
  },
  task: {
    is: (value) => typeof value === 'string' && TASK.test(value),
    must: 'must be 1 to 256 letters, digits and ._:/@-',
    isOptional: true,
  },
  token: { is: isOpaque, must: 'must be 1 to 16,384 visible ASCII characters', isOptional: true },
  chain: {
    is: (value) => Array.isArray(value) && value.length >= 1 && value.length <= CHAIN_MAX && value.every(isOpaque),
    must: 'must be 1 to 16 strings of 1 to 16,384 visible ASCII characters',
    isOptional: true,
  },
  timestamp: {
    is: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
    must: 'must be milliseconds since 1970',
  },
  nonce: { is: (value) => isBytes(value, NONCE_LENGTH), must: 'must be 16 bytes in base64url' },
  digest: { is: (value) => isBytes(value, DIGEST_LENGTH), must: 'must be 32 bytes in base64url' },
};

/** The first member that is missing, unknown or not what it must be. A message shows one authority: a token or a chain, not both. */
export function wrongField(
  members: Readonly<Record<string, JsonValue>>,
): { readonly name: string; readonly problem: string } | undefined {
  for (const name of Object.keys(members)) {
    if (!Object.hasOwn(MESSAGE_FIELDS, name)) return { name, problem: 'is not a member of a message' };
  }
  for (const [name, { is, must, isOptional }] of Object.entries(MESSAGE_FIELDS)) {
    const value = members[name];
    if (value === undefined ? !isOptional : !is(value)) return { name, problem: must };
  }
  if ((members['token'] === undefined) === (members['chain'] === undefined)) {
    return { name: 'authority', problem: 'must be a token or a chain, and not both' };
  }
  return undefined;
}

function isOpaque(value: JsonValue): boolean {
  return typeof value === 'string' && VISIBLE.test(value);
}

function isBytes(value: JsonValue, length: number): boolean {
  return typeof value === 'string' && value.length === length && isCanonicalBase64url(value);
}

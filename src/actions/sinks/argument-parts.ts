import type { JsonValue } from '../../core/json-value.ts';
import { nameWords } from '../lexicon/words.ts';
import type { ArgumentPart } from './sink-class.ts';

/**
 * Words of parameter names by part, the telling ones first: of a name such as `recipient_account_id` the part that stands highest in this
 * list wins.
 */
const PART_WORDS: readonly (readonly [ArgumentPart, ReadonlySet<string>])[] = [
  ['credential', set('password passphrase passcode secret token credential credentials otp pin mfa apikey')],
  ['command', set('command cmd script code shell sql program expression argv bash')],
  [
    'destination',
    set(
      'recipient recipients to cc bcc payee beneficiary creditor iban bic account wallet destination target receiver addressee attendees attendee ' +
        'participants participant invitees invitee guests guest members member email emails mail phone mobile number url uri link endpoint ' +
        'host webhook channel room chat group thread user users username handle person people contact contacts with collaborator ' +
        'collaborators repository repo branch path file filename filepath directory folder bucket site domain server address vendor merchant ' +
        'empfänger destinatario destinataire empfaenger konto recipientes who whom team audience',
    ),
  ],
  [
    'payload',
    set(
      'body content contents text message subject title description html note notes comment data payload caption summary attachment attachments ' +
        'post article value memo reference reason details agenda markdown headline name inhalt betreff nachricht asunto contenido mensaje objet',
    ),
  ],
  ['amount', set('amount sum price total cost budget money value quantity fee rate limit betrag importe montant')],
  [
    'selector',
    set(
      'query id ids filter search keyword keywords q key select where from since until start end date time day month year range topic city',
    ),
  ],
];

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const FORMAT_PARTS: ReadonlyMap<string, ArgumentPart> = new Map([
  ['email', 'destination'],
  ['idn-email', 'destination'],
  ['uri', 'destination'],
  ['url', 'destination'],
  ['hostname', 'destination'],
  ['iban', 'destination'],
  ['password', 'credential'],
  ['date', 'selector'],
  ['date-time', 'selector'],
]);

/** Names that say the sender's side: what comes from there is chosen by the session and goes nowhere. */
const FROM_WORDS = set('from sender source origin own my');

/** The part of an argument, by its name first, then by its format, type and description. */
export function argumentPart(name: string, schema: JsonValue | undefined): ArgumentPart {
  const words = nameWords(name);
  const { type, format, description, hasEnum } = factsOf(schema);
  if (words.some((word) => FROM_WORDS.has(word))) return 'selector';
  const isAmount = (type === 'number' || type === 'integer') && words.some((word) => AMOUNT_WORDS.has(word));
  if (isAmount) return 'amount';
  if (type === 'boolean' || hasEnum) return 'option';
  const last = words.at(-1);
  if (last === 'id' || last === 'ids') return words.some((word) => PEOPLE_WORDS.has(word)) ? 'destination' : 'selector';
  for (const [part, list] of PART_WORDS) if (words.some((word) => list.has(word))) return part;
  const byFormat = format === undefined ? undefined : FORMAT_PARTS.get(format);
  if (byFormat !== undefined) return byFormat;
  const described = nameWords(description).slice(0, DESCRIBED_WORDS_MAX);
  for (const [part, list] of PART_WORDS) if (described.some((word) => list.has(word) && word.length > 3)) return part;
  return 'option';
}

const DESCRIBED_WORDS_MAX = 12;
const AMOUNT_WORDS = PART_WORDS.find(([part]) => part === 'amount')?.[1] ?? new Set();
const PEOPLE_WORDS = set(
  'user users recipient account payee member channel chat contact participant attendee customer beneficiary',
);

interface SchemaFacts {
  readonly type: string;
  readonly format: string | undefined;
  readonly description: string;
  readonly hasEnum: boolean;
}

function factsOf(schema: JsonValue | undefined): SchemaFacts {
  if (!isMap(schema)) return { type: '', format: undefined, description: '', hasEnum: false };
  const { type, format, description, items } = schema;
  const inner = isMap(items) ? items : undefined;
  const said = [format, inner?.['format']].find((each) => typeof each === 'string');
  return {
    type: typeof type === 'string' ? type : '',
    format: typeof said === 'string' ? said : undefined,
    description: typeof description === 'string' ? description : '',
    hasEnum: Array.isArray(schema['enum']),
  };
}

/** True for a JSON object. */
export function isMap(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

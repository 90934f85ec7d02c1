import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InvalidOptionsError } from '../core/errors.ts';
import { SEVERITIES, type Severity } from '../core/finding.ts';
import { InvalidJsonError } from '../core/json/invalid-json-error.ts';
import { parseJson } from '../core/json/parse-json.ts';
import { EVENT_TYPES, type SecurityEventType } from '../core/security-event.ts';
import type { EventFilter } from '../record/event-filter.ts';
import { listEvents } from '../record/list-events.ts';
import { authenticate } from './authenticate.ts';
import { bodyText } from './body-text.ts';
import type { Gateway } from './gateway.ts';
import type { KeyRecord } from './keys/key-record.ts';
import type { KeyFacts } from './keys/key-store.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/**
 * Adds the admin API, behind keys with the scope `admin`: `GET /admin/keys`, `POST /admin/keys`, `DELETE /admin/keys/{id}`,
 * `GET /admin/events`.
 */
export function addAdminRoutes(server: FastifyInstance, gateway: Gateway): void {
  const onRequest = (request: FastifyRequest): Promise<void> => authenticate(gateway, request, 'admin');

  server.get('/admin/keys', {
    onRequest,
    handler: async () => {
      const { keys, unreadable } = await gateway.keyStore.listKeys();
      return { keys: keys.map(shownKey), unreadable };
    },
  });
  server.post('/admin/keys', { onRequest, handler: (request, reply) => createKey(gateway, request, reply) });
  server.delete<{ Params: { id: string } }>('/admin/keys/:id', {
    onRequest,
    handler: async (request) => {
      const record = await gateway.keyStore.revokeKey(request.params.id);
      if (record === undefined) throw new RefusedRequestError(404, 'key_not_found', 'there is no key of this id');
      return shownKey(record);
    },
  });
  server.get('/admin/events', { onRequest, handler: (request) => readEvents(gateway, request) });
}

/** A key without what its secret could be guessed from. */
function shownKey({ hash: _hash, ...record }: KeyRecord): Omit<KeyRecord, 'hash'> {
  return record;
}

async function createKey(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  try {
    const { record, text } = await gateway.keyStore.createKey(readFacts(bodyText(request)));
    return reply.code(201).send({ key: text, record: shownKey(record) });
  } catch (error) {
    if (error instanceof InvalidOptionsError) throw new RefusedRequestError(400, 'invalid_request', error.message);
    throw error;
  }
}

/** The key store checks each fact; here only that the body says each once. */
function readFacts(body: string): KeyFacts {
  try {
    parseJson(body);
  } catch (error) {
    if (error instanceof InvalidJsonError)
      throw new RefusedRequestError(400, 'invalid_request', `the body ${error.problem}`);
    throw error;
  }
  return JSON.parse(body) as KeyFacts;
}

const EVENTS_PAGE = 100;
const EVENTS_PAGE_MAX = 1_000;

async function readEvents(gateway: Gateway, request: FastifyRequest): Promise<object> {
  const query = request.query as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(query)) {
    if (!QUERY_NAMES.includes(name) || typeof value !== 'string') {
      throw invalidQuery(`parameters are ${QUERY_NAMES.join(', ')}, each at most once`);
    }
  }
  const limit = numberIn(query, 'limit', EVENTS_PAGE_MAX) ?? EVENTS_PAGE;
  const cursor = numberIn(query, 'before', Number.MAX_SAFE_INTEGER);
  const filter: EventFilter = {
    ...wordIn(query, 'type', EVENT_TYPES, (type: SecurityEventType) => ({ types: [type] })),
    ...wordIn(query, 'severity', SEVERITIES, (severityMin: Severity) => ({ severityMin })),
    ...(typeof query['user'] === 'string' && { user: query['user'] }),
    ...(typeof query['request'] === 'string' && { requestId: query['request'] }),
  };
  const page = await listEvents(gateway.eventLog, filter, { limit, ...(cursor !== undefined && { cursor }) });
  return { events: page.events.map(({ sequence, event }) => ({ sequence, ...event })), next: page.next ?? null };
}

const QUERY_NAMES: readonly string[] = ['type', 'severity', 'user', 'request', 'limit', 'before'];

function numberIn(query: Readonly<Record<string, unknown>>, name: string, max: number): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > max)
    throw invalidQuery(`"${name}" is a number from 1 to ${max}`);
  return value;
}

function wordIn<Word extends string>(
  query: Readonly<Record<string, unknown>>,
  name: string,
  words: readonly Word[],
  filter: (word: Word) => EventFilter,
): EventFilter {
  const text = query[name];
  if (text === undefined) return {};
  const word = words.find((known) => known === text);
  if (word === undefined) throw invalidQuery(`"${name}" is one of ${words.join(', ')}`);
  return filter(word);
}

function invalidQuery(problem: string): RefusedRequestError {
  return new RefusedRequestError(400, 'invalid_request', problem);
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { demoAnthropic } from './demo-anthropic.ts';
import { fingerprintOf } from './demo-fingerprint.ts';
import { demoOpenai } from './demo-openai.ts';
import { DemoRefusalError } from './demo-shape.ts';
import { DEMO_LABEL, DEMO_MODEL, type DemoSpeech } from './demo-speech.ts';
import { readDemoBody } from './read-demo-body.ts';

/** A demo model that runs. */
export interface DemoModel {
  /** Where it listens, without `/v1` and without a slash at the end: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Stops listening and destroys every connection; streams that still run end in the middle. May be called again. */
  close(): Promise<void>;
}

const CONNECTIONS_MAX = 1_024;
const HEADER_BYTES_MAX = 16_384;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_TIMEOUT_MS = 30_000;

/**
 * Starts the Sallyport demo model: a deterministic stand-in for a provider, as gullible as a weak model, which speaks
 * OpenAI's `POST /v1/chat/completions` and Anthropic's `POST /v1/messages`, plain and streamed, and `GET /v1/models` in both
 * shapes. It listens on 127.0.0.1 only, at a port that is free, takes any key, and knows nothing of who asks. One body
 * always gets the same bytes.
 *
 * @example
 * const demo = await startDemoModel();
 * const client = new OpenAI({ baseURL: `${demo.url}/v1`, apiKey: 'any' });
 * await client.chat.completions.create({ model: 'demo', messages: [{ role: 'user', content: 'What is a sally port?' }] });
 * await demo.close();
 */
export async function startDemoModel(): Promise<DemoModel> {
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES_MAX,
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      noDelay: true,
    },
    (request, response) => void serve(request, response),
  );
  server.maxConnections = CONNECTIONS_MAX;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  const closeOnce = (): Promise<void> => {
    closed ??= close(server);
    return closed;
  };
  return { url: `http://127.0.0.1:${port}`, close: closeOnce };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

interface Route {
  readonly method: 'GET' | 'POST';
  readonly serve: 'answer' | 'models' | 'model';
}

/** Never rejects: whatever goes wrong is answered in the shape of the format that was spoken, or ends the connection. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  // The date would make two equal answers differ.
  response.sendDate = false;
  response.setHeader('x-demo-model', DEMO_LABEL);
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const speech = speechOf(path, request);
  try {
    const route = routeOf(path);
    if (route.method !== request.method) {
      response.setHeader('allow', route.method);
      throw new DemoRefusalError(405, `Only ${route.method} is taken at this address.`);
    }
    if (route.serve === 'answer') await answer(request, response, speech);
    else sendJson(response, { status: 200, body: speech[route.serve](), requestId: requestIdOf(path), speech });
  } catch (error) {
    refuse(response, speech, error);
  }
}

function speechOf(path: string, request: IncomingMessage): DemoSpeech {
  if (path === '/v1/chat/completions') return demoOpenai;
  return path === '/v1/messages' || request.headers['anthropic-version'] !== undefined ? demoAnthropic : demoOpenai;
}

function routeOf(path: string): Route {
  if (path === '/v1/chat/completions') return { method: 'POST', serve: 'answer' };
  if (path === '/v1/messages') return { method: 'POST', serve: 'answer' };
  if (path === '/v1/models') return { method: 'GET', serve: 'models' };
  if (path === `/v1/models/${DEMO_MODEL}`) return { method: 'GET', serve: 'model' };
  if (path.startsWith('/v1/models/')) {
    throw new DemoRefusalError(404, `The model does not exist: the ${DEMO_LABEL} is "${DEMO_MODEL}".`, 'model');
  }
  throw new DemoRefusalError(404, `The ${DEMO_LABEL} has nothing at this address.`);
}

async function answer(request: IncomingMessage, response: ServerResponse, speech: DemoSpeech): Promise<void> {
  const { text, value } = await readDemoBody(request);
  if (speech === demoAnthropic && request.headers['anthropic-version'] === undefined) {
    throw new DemoRefusalError(400, 'anthropic-version: header is required');
  }
  const seed = fingerprintOf(text);
  const given = speech.answer(value, seed);
  if ('body' in given) {
    sendJson(response, { status: 200, body: given.body, requestId: `req_${seed}`, speech });
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    [speech.requestIdHeader]: `req_${seed}`,
  });
  await pipeline(Readable.from(oneByOne(given.frames)), response);
}

/** Each frame is handed to the connection alone, so that frames do not arrive as one piece. */
async function* oneByOne(frames: readonly string[]): AsyncGenerator<string, void, undefined> {
  for (const frame of frames) {
    yield frame;
    await setImmediate();
  }
}

interface JsonAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly speech: DemoSpeech;
}

function sendJson(response: ServerResponse, { status, body, requestId, speech }: JsonAnswer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    [speech.requestIdHeader]: requestId,
  });
  response.end(body);
}

function requestIdOf(text: string): string {
  return `req_${fingerprintOf(text)}`;
}

function refuse(response: ServerResponse, speech: DemoSpeech, error: unknown): void {
  // A stream that has begun, or a client that has gone: there is nobody to tell, and nothing to be said any more.
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal =
    error instanceof DemoRefusalError ? error : new DemoRefusalError(500, `The ${DEMO_LABEL} failed on this request.`);
  // What is left of the body is not waited for.
  if (refusal.status === 413) response.setHeader('connection', 'close');
  const requestId = requestIdOf(refusal.message);
  sendJson(response, { status: refusal.status, body: speech.refusal(refusal, requestId), requestId, speech });
}

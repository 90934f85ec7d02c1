import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { rawReply } from '../../test/start-raw-server.ts';
import {
  closedPort,
  closeTrial,
  failureOf,
  GET,
  KEY,
  openUpstream,
  POST,
  serveHttp,
  serveRaw,
  signal,
} from '../../test/upstream-trial.ts';

afterEach(closeTrial);

describe('a request', () => {
  it('goes out with the path of the base URL, the key, and what the lists allow', async () => {
    const url = await serveHttp((request, response) => response.end(JSON.stringify([request.url, request.headers])));
    const upstream = openUpstream(`${url}/base/`, { headers: { 'openai-project': 'mine' } });
    const reply = await upstream.send(
      {
        ...POST,
        path: '/v1/x?y=1',
        headers: {
          accept: 'text/event-stream',
          authorization: 'Bearer callers-own',
          'x-api-key': 'callers-own',
          cookie: 'a=b',
          'x-forwarded-for': '1.2.3.4',
          'accept-encoding': 'gzip',
          'user-agent': 'caller',
          'openai-project': 'theirs',
          'content-length': '1',
          host: 'evil.example',
        },
      },
      signal,
    );
    expect(JSON.parse(await reply.text())).toEqual([
      '/base/v1/x?y=1',
      {
        host: url.slice('http://'.length),
        connection: 'keep-alive',
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'openai-project': 'mine',
        'user-agent': 'sallyport',
        'accept-encoding': 'identity',
        authorization: KEY,
        'content-length': '26',
      },
    ]);
  });

  it('asks for the key at each call, and fails with no word of it when it cannot be used', async () => {
    const url = await serveHttp((request, response) => response.end(request.headers['x-api-key']));
    const keys = ['one', 'two', 'bad\nkey', '', 'five'];
    const upstream = openUpstream(url, { authorization: { header: 'x-api-key', value: () => keys.shift() ?? 'none' } });
    expect(await (await upstream.send(POST, signal)).text()).toBe('one');
    expect(await (await upstream.send(POST, signal)).text()).toBe('two');
    const error = await failureOf(upstream.send(POST, signal));
    expect(error).toMatchObject({ code: 'INVALID_OPTIONS', option: 'authorization.value' });
    expect(inspect(error)).not.toContain('bad\nkey');
    await expect(upstream.send(POST, signal)).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    expect(await (await upstream.send(POST, signal)).text()).toBe('five');
  });

  it('says nothing of what a key function throws', async () => {
    const url = await serveHttp((_, response) => response.end());
    const value = (): string => {
      throw new Error('vault at 10.0.0.9 said sk-secret');
    };
    const error = await failureOf(
      openUpstream(url, { authorization: { header: 'x-api-key', value } }).send(POST, signal),
    );
    expect(inspect(error, { showHidden: true })).not.toMatch(/10\.0\.0\.9|sk-secret/u);
  });
});

describe('a reply', () => {
  it('has its status, its allowed headers, its media type and its body', async () => {
    const url = await serveHttp((_, response) => {
      response.writeHead(429, {
        'content-type': 'Application/JSON; charset=utf-8',
        'retry-after': '7',
        'set-cookie': 'a',
      });
      response.end('{"a":"ж"}');
    });
    const reply = await openUpstream(url).send(POST, signal);
    expect({ ...reply, body: '', dropRest: '', text: await reply.text() }).toEqual({
      dropRest: '',
      status: 429,
      headers: { 'content-type': 'Application/JSON; charset=utf-8', 'retry-after': '7' },
      mediaType: 'application/json',
      body: '',
      text: '{"a":"ж"}',
    });
    await expect(reply.text()).rejects.toThrow('can be read once');
  });

  it('tells of the limits of the operator’s account where that is said, and never repeats the key', async () => {
    const url = await serveHttp((_, response) => {
      response.writeHead(200, {
        'x-ratelimit-limit-tokens': '9',
        'x-request-id': `for sk-upstream-secret`,
        'request-id': 'r',
      });
      response.end();
    });
    const headersOf = async (more: object): Promise<unknown> =>
      (await openUpstream(url, more).send(POST, signal)).headers;
    expect(await headersOf({})).toEqual({ 'request-id': 'r' });
    expect(await headersOf({ passRateLimitHeaders: true })).toEqual({
      'request-id': 'r',
      'x-ratelimit-limit-tokens': '9',
    });
    const short = { authorization: { header: 'x-api-key', value: 'for' } };
    expect(await headersOf(short)).toEqual({ 'request-id': 'r', 'x-request-id': 'for sk-upstream-secret' });
  });

  it('gives pieces as they come', async () => {
    const responses: ServerResponse[] = [];
    const url = await serveHttp((_, response) => {
      responses.push(response);
      response.write('one');
    });
    const seen: string[] = [];
    for await (const piece of (await openUpstream(url).send(POST, signal)).body) {
      seen.push(Buffer.from(piece).toString());
      if (seen.length < 3) responses[0]?.write(`piece ${seen.length}`);
      else responses[0]?.end();
    }
    expect(seen).toEqual(['one', 'piece 1', 'piece 2']);
  });

  it('uses connections again: a thousand calls in a row, and eight at a time', async () => {
    const server = await serveRaw(({ socket, count }) => socket.write(rawReply(`reply ${count}`)));
    const upstream = openUpstream(server.url);
    for (let count = 1; count <= 1_000; count += 1) {
      expect(await (await upstream.send(POST, signal)).text()).toBe(`reply ${count}`);
    }
    expect(server.sockets).toHaveLength(1);
    const batch = async (): Promise<void> => {
      for (let count = 0; count < 50; count += 1) await (await upstream.send(GET, signal)).text();
    };
    await Promise.all(Array.from({ length: 8 }, batch));
    expect(server.sockets).toHaveLength(8);
  });
});

describe('a call is made again', () => {
  it('on a new connection when the provider closed the idle one', async () => {
    const server = await serveRaw(({ socket, connection }) => socket.write(rawReply(`from ${connection}`)));
    const upstream = openUpstream(server.url);
    expect(await (await upstream.send(POST, signal)).text()).toBe('from 1');
    server.sockets[0]?.end();
    await server.closed(1);
    expect(await (await upstream.send(POST, signal)).text()).toBe('from 2');
  });

  it('when the connection is refused, until someone listens', async () => {
    const port = await closedPort();
    const server = createServer((_, response) => response.end('late'));
    let pauses = 0;
    const random = {
      bytes: (length: number) => {
        pauses += 1;
        if (pauses === 2) server.listen(port, '127.0.0.1');
        return new Uint8Array(length).fill(255);
      },
    };
    const retries = { attemptsMax: 10, backoffMs: 20, backoffMaxMs: 20 };
    const reply = await openUpstream(`http://127.0.0.1:${port}`, { random, retries }).send(POST, signal);
    expect(await reply.text()).toBe('late');
    expect(pauses).toBeGreaterThanOrEqual(2);
    server.closeAllConnections();
    server.close();
  });

  it('when it is a GET whose connection was reset before the reply, and not when it is a POST', async () => {
    const server = await serveRaw(({ socket, count }) => {
      if (count % 2 === 1) socket.resetAndDestroy();
      else socket.end(rawReply(`request ${count}`));
    });
    const upstream = openUpstream(server.url);
    expect(await (await upstream.send(GET, signal)).text()).toBe('request 2');
    await expect(upstream.send(POST, signal)).rejects.toMatchObject({ code: 'UPSTREAM_RESET', phase: 'headers' });
    expect(await (await upstream.send(POST, signal)).text()).toBe('request 4');
  });

  it('never because of a status', async () => {
    let count = 0;
    const url = await serveHttp((_, response) => {
      count += 1;
      response.writeHead(503, { 'retry-after': '0' }).end('busy');
    });
    for (const request of [GET, POST]) expect((await openUpstream(url).send(request, signal)).status).toBe(503);
    expect(count).toBe(2);
  });

  it('at most as often as allowed, and the error names neither host nor port nor key nor body', async () => {
    const port = await closedPort();
    let pauses = 0;
    const random = {
      bytes: (length: number) => {
        pauses += 1;
        return new Uint8Array(length);
      },
    };
    const error = await failureOf(openUpstream(`http://localhost:${port}`, { random }).send(POST, signal));
    expect(error).toMatchObject({
      name: 'UpstreamUnreachableError',
      code: 'UPSTREAM_UNREACHABLE',
      reason: 'ECONNREFUSED',
    });
    expect(pauses).toBe(2);
    const shown = inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error);
    for (const secret of ['127.0.0.1', 'localhost', String(port), 'sk-upstream', 'private words', '/v1/x']) {
      expect(shown).not.toContain(secret);
    }
  });
});

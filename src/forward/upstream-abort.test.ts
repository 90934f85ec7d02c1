import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { rawReply } from '../../test/start-raw-server.ts';
import { closedPort, closeTrial, failureOf, openUpstream, POST, serveRaw, signal } from '../../test/upstream-trial.ts';

// An error that nobody hears, or a rejection that nobody handles, fails the run by itself: vitest reports both.
afterEach(closeTrial);

const HALF = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf';
const CANCELLED = { name: 'UpstreamCancelledError', code: 'UPSTREAM_RESET' };

describe('a caller who goes away', () => {
  it('before the call makes none', async () => {
    const server = await serveRaw(({ socket }) => socket.write(rawReply('x')));
    const error = await failureOf(openUpstream(server.url).send(POST, AbortSignal.abort(new Error('private words'))));
    expect(error).toMatchObject({ ...CANCELLED, phase: 'wait' });
    expect(server.sockets).toHaveLength(0);
  });

  it('at once after the call sends nothing', async () => {
    let requests = 0;
    const server = await serveRaw(({ socket }) => {
      requests += 1;
      socket.write(rawReply('x'));
    });
    const upstream = openUpstream(server.url);
    const abort = new AbortController();
    const call = failureOf(upstream.send(POST, abort.signal));
    abort.abort();
    expect(await call).toMatchObject({ ...CANCELLED, phase: 'connect' });
    expect(await (await upstream.send(POST, signal)).text()).toBe('x');
    expect(requests).toBe(1);
  });

  it('while it connects is not kept waiting', async () => {
    const server = await serveRaw(() => undefined);
    const upstream = openUpstream(server.url.replace('http:', 'https:'));
    const abort = new AbortController();
    const call = failureOf(upstream.send(POST, abort.signal));
    while (server.sockets.length === 0) await new Promise(setImmediate);
    abort.abort();
    expect(await call).toMatchObject({ ...CANCELLED, phase: 'connect' });
    await server.closed(1);
  });

  it('between two attempts makes no other', async () => {
    const abort = new AbortController();
    const random = {
      bytes: (length: number) => {
        setImmediate(() => abort.abort());
        return new Uint8Array(length).fill(255);
      },
    };
    const retries = { attemptsMax: 2, backoffMs: 60_000, backoffMaxMs: 60_000 };
    const upstream = openUpstream(`http://127.0.0.1:${await closedPort()}`, { random, retries });
    expect(await failureOf(upstream.send(POST, abort.signal))).toMatchObject({ ...CANCELLED, phase: 'connect' });
  });

  it('while it waits for a connection leaves its place to the next', async () => {
    let requests = 0;
    const server = await serveRaw(({ socket, count }) => {
      requests = count;
      if (count > 1) socket.write(rawReply(`request ${count}`));
    });
    const upstream = openUpstream(server.url, { connectionsMax: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const held = failureOf(upstream.send(POST, first.signal));
    const waiting = failureOf(upstream.send(POST, second.signal));
    second.abort();
    expect(await waiting).toMatchObject({ ...CANCELLED, phase: 'wait' });
    const next = upstream.send(POST, signal);
    while (requests === 0) await new Promise(setImmediate);
    first.abort();
    expect(await held).toMatchObject({ ...CANCELLED, phase: 'headers' });
    expect(await (await next).text()).toBe('request 2');
  });

  it('while it waits for the reply closes the connection', async () => {
    const abort = new AbortController();
    const server = await serveRaw(() => abort.abort());
    const error = await failureOf(openUpstream(server.url).send(POST, abort.signal));
    expect(error).toMatchObject({ ...CANCELLED, phase: 'headers' });
    await server.closed(1);
  });

  it.each([
    ['plain', HALF, ''],
    ['encoded', '', 'gzip'],
  ])('while it waits for a piece closes the connection: %s', async (_, bytes, coding) => {
    const server = await serveRaw(({ socket }) => {
      if (coding === '') socket.write(bytes);
      else {
        const half = gzipSync('half'.repeat(9)).subarray(0, 15);
        socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 99\r\n\r\n`);
        socket.write(half);
      }
    });
    const abort = new AbortController();
    const reply = await openUpstream(server.url).send(POST, abort.signal);
    const text = failureOf(reply.text());
    setImmediate(() => abort.abort());
    expect(await text).toMatchObject({ ...CANCELLED, phase: 'body' });
    await server.closed(1);
  });

  it('without reading the reply closes the connection', async () => {
    const server = await serveRaw(({ socket }) => socket.write(HALF));
    const abort = new AbortController();
    const reply = await openUpstream(server.url).send(POST, abort.signal);
    abort.abort();
    await server.closed(1);
    expect(await failureOf(reply.text())).toMatchObject(CANCELLED);
  });

  it.each(['plain', 'encoded'])('by leaving the loop closes the connection: %s', async (kind) => {
    const server = await serveRaw(({ socket }) => {
      socket.write(
        kind === 'plain'
          ? HALF
          : Buffer.concat([
              Buffer.from('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 999999\r\n\r\n'),
              gzipSync(Buffer.alloc(1_000_000)),
            ]),
      );
    });
    const reply = await openUpstream(server.url).send(POST, signal);
    for await (const piece of reply.body) {
      expect(piece.byteLength).toBeGreaterThan(0);
      break;
    }
    await server.closed(1);
  });

  it('after the reply disturbs nothing', async () => {
    const server = await serveRaw(({ socket }) => socket.write(rawReply('whole')));
    const upstream = openUpstream(server.url);
    const abort = new AbortController();
    const reply = await upstream.send(POST, abort.signal);
    expect(await reply.text()).toBe('whole');
    abort.abort();
    expect(await (await upstream.send(POST, signal)).text()).toBe('whole');
    expect(server.sockets[0]?.destroyed).toBe(false);
  });

  it('leaves no listener on a signal that outlives the call', async () => {
    const server = await serveRaw(({ socket }) => socket.write(rawReply('x')));
    const upstream = openUpstream(server.url);
    const abort = new AbortController();
    let listeners = 0;
    const add = abort.signal.addEventListener.bind(abort.signal);
    const remove = abort.signal.removeEventListener.bind(abort.signal);
    abort.signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    abort.signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    for (let count = 0; count < 5; count += 1) await (await upstream.send(POST, abort.signal)).text();
    expect(listeners).toBe(0);
  });

  it('many times at any moment leaves no connection open and no slot taken', async () => {
    const server = await serveRaw(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n');
      setImmediate(() => socket.write('1\r\ny\r\n0\r\n\r\n'));
    });
    const upstream = openUpstream(server.url, { connectionsMax: 4 });
    const outcomes = new Set<string>();
    const one = async (turns: number): Promise<void> => {
      const abort = new AbortController();
      const call = upstream
        .send(POST, abort.signal)
        .then((reply) => reply.text())
        .then(
          (text) => outcomes.add(text),
          (error: Error) => outcomes.add(error.name),
        );
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      abort.abort();
      await call;
    };
    for (let round = 0; round < 15; round += 1) {
      await Promise.all(Array.from({ length: 12 }, (_, index) => one(index + round)));
    }
    expect([...outcomes].sort()).toEqual(['UpstreamBusyError', 'UpstreamCancelledError', 'xy']);
    const texts = await Promise.all(Array.from({ length: 4 }, async () => (await upstream.send(POST, signal)).text()));
    expect(texts).toEqual(['xy', 'xy', 'xy', 'xy']);
    await upstream.close();
    await Promise.all(server.sockets.map((_, index) => server.closed(index + 1)));
  });
});

describe('a reader who has all it wants', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
  const all = '5\r\nhello\r\n';

  async function readOne(upstream: ReturnType<typeof openUpstream>): Promise<void> {
    const reply = await upstream.send(POST, signal);
    for await (const piece of reply.body) {
      expect(Buffer.from(piece).toString()).toBe('hello');
      reply.dropRest();
      break;
    }
  }

  it('leaves the connection to the next when the end comes', async () => {
    const server = await serveRaw(({ socket }) => {
      socket.write(HEAD + all);
      setTimeout(() => socket.write('4\r\nrest\r\n0\r\n\r\n'), 20);
    });
    const upstream = openUpstream(server.url, { connectionsMax: 1 });
    for (let n = 0; n < 3; n++) await readOne(upstream);
    expect(server.sockets).toHaveLength(1);
  });

  it.each([
    ['does not come', ''],
    ['is far', `${(70_000).toString(16)}\r\n${'x'.repeat(70_000)}\r\n`],
  ])('closes the connection when the end %s', async (_, rest) => {
    const server = await serveRaw(({ socket, connection }) => {
      socket.write(HEAD + all);
      setTimeout(() => socket.write(connection === 1 ? rest : '0\r\n\r\n'), 20);
    });
    const upstream = openUpstream(server.url, { connectionsMax: 1 });
    await readOne(upstream);
    await server.closed(1);
    await readOne(upstream);
    expect(server.sockets).toHaveLength(2);
  });

  it('is a success for the circuit breaker', async () => {
    const server = await serveRaw(({ socket, count }) =>
      count % 2 === 1 ? socket.destroy() : socket.write(`${HEAD + all}0\r\n\r\n`),
    );
    const upstream = openUpstream(server.url, { retries: { attemptsMax: 1 } });
    for (let n = 0; n < 20; n++) {
      expect(await failureOf(upstream.send(POST, signal))).toMatchObject({ code: 'UPSTREAM_RESET' });
      await readOne(upstream);
    }
    expect(upstream.isOpen).toBe(true);
  });
});

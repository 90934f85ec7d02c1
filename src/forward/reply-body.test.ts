import type { Socket } from 'node:net';
import { brotliCompressSync, constants, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { rawReply } from '../../test/start-raw-server.ts';
import { closeTrial, openUpstream, POST, serveRaw, signal } from '../../test/upstream-trial.ts';
import { decodePieces } from './decode-pieces.ts';
import type { UpstreamOptions } from './upstream-options.ts';

afterEach(closeTrial);

const TEXT = '{"message":"größer ж 漢 😀"}'.repeat(50);

async function textOf(bytes: string | Buffer, coding: string, more: Partial<UpstreamOptions> = {}): Promise<unknown> {
  const server = await serveRaw(({ socket }) => socket.write(rawReply(bytes, `content-encoding: ${coding}\r\n`)));
  return openUpstream(server.url, more)
    .send(POST, signal)
    .then((reply) => reply.text())
    .catch((error: unknown) => error);
}

describe('a reply that comes encoded all the same', () => {
  it.each([
    ['gzip', gzipSync(TEXT)],
    ['X-GZIP', gzipSync(TEXT)],
    ['gzip', Buffer.concat([gzipSync(TEXT.slice(0, 99)), gzipSync(TEXT.slice(99))])],
    ['deflate', deflateSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
  ])('is decoded: %s', async (coding, bytes) => {
    expect(await textOf(bytes, coding)).toBe(TEXT);
  });

  it.each(['gzip, gzip', 'br, identity', 'compress', 'zstandard', 'aes128gcm', ','])(
    'is refused when its coding is %j',
    async (coding) => {
      expect(await textOf(gzipSync(TEXT), coding)).toMatchObject({
        code: 'UPSTREAM_ENCODING',
        problem: 'unknown content coding',
      });
    },
  );

  it('is refused when two headers say its coding', async () => {
    expect(await textOf(gzipSync(gzipSync(TEXT)), 'gzip\r\ncontent-encoding: gzip')).toMatchObject({
      code: 'UPSTREAM_ENCODING',
    });
  });

  it.each([
    ['gzip', gzipSync(TEXT).subarray(0, -1)],
    ['gzip', gzipSync(TEXT).subarray(0, 40)],
    ['gzip', Buffer.alloc(0)],
    ['gzip', Buffer.from(TEXT)],
    ['gzip', deflateSync(TEXT)],
    ['gzip', Buffer.concat([gzipSync(TEXT).subarray(0, -8), Buffer.alloc(8)])],
    ['deflate', deflateSync(TEXT).subarray(0, -3)],
    ['deflate', deflateRawSync(TEXT)],
    ['br', brotliCompressSync(TEXT).subarray(0, -3)],
    ['br', Buffer.from(TEXT)],
  ])('is an error when it is broken or truncated: %s', async (coding, bytes) => {
    expect(await textOf(bytes, coding)).toMatchObject({ code: 'UPSTREAM_ENCODING', problem: 'broken content coding' });
  });

  it('gives each event as it comes', async () => {
    const gzip = createGzip({ flush: constants.Z_SYNC_FLUSH });
    const server = await serveRaw(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n');
      gzip.pipe(socket);
      gzip.write('event 0');
    });
    const seen: string[] = [];
    for await (const piece of (await openUpstream(server.url).send(POST, signal)).body) {
      seen.push(Buffer.from(piece).toString());
      if (seen.length < 4) gzip.write(`event ${seen.length}`);
      else gzip.end();
    }
    expect(seen).toEqual(['event 0', 'event 1', 'event 2', 'event 3']);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['deflate', deflateSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
  ])('stops at the bound when it is a bomb: %s', async (coding, bytes) => {
    const server = await serveRaw(({ socket }) => socket.write(rawReply(bytes, `content-encoding: ${coding}\r\n`)));
    const reply = await openUpstream(server.url, { decodedBytesMax: 100_000 }).send(POST, signal);
    let decoded = 0;
    const reading = (async () => {
      for await (const piece of reply.body) decoded += piece.byteLength;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'UPSTREAM_BODY_TOO_LARGE', bytesMax: 100_000 });
    expect(decoded).toBeLessThanOrEqual(100_000);
  });

  it('decodes to the same bytes for every text and every cutting', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });
    const property = fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), cuts, async (text, sizes) => {
      const bytes = gzipSync(text);
      async function* pieces(): AsyncGenerator<Uint8Array> {
        let at = 0;
        for (let index = 0; at < bytes.length; index += 1) {
          const size = sizes[index % sizes.length] ?? 1;
          yield bytes.subarray(at, at + size);
          at += size;
        }
      }
      const out: Uint8Array[] = [];
      for await (const piece of decodePieces(pieces(), 'gzip', 10_000)) out.push(piece);
      expect(Buffer.concat(out)).toEqual(Buffer.from(text));
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

describe('the bounds of a body', () => {
  it.each([
    ['a length that says so', 'HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n', 'headers'],
    ['its pieces', `HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${'x'.repeat(2_000)}`, 'body'],
    ['its chunks', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7d0\r\n${'x'.repeat(2_000)}\r\n`, 'body'],
  ])('end the call at %s and close the connection', async (_, bytes, phase) => {
    const server = await serveRaw(({ socket }) => socket.write(bytes));
    const outcome = openUpstream(server.url, { replyBytesMax: 1_000 })
      .send(POST, signal)
      .then((reply) => reply.text());
    await expect(outcome).rejects.toMatchObject({ code: 'UPSTREAM_BODY_TOO_LARGE', bytesMax: 1_000, phase });
    await server.closed(1);
  });

  it('count what was encoded as it came', async () => {
    const bytes = Buffer.concat(Array.from({ length: 100 }, () => gzipSync('')));
    expect(await textOf(bytes, 'gzip', { replyBytesMax: 1_000 })).toMatchObject({ bytesMax: 1_000 });
    expect(await textOf(bytes, 'gzip', { replyBytesMax: 3_000 })).toBe('');
  });

  it('let through what fills them exactly', async () => {
    const server = await serveRaw(({ socket }) => socket.write(rawReply('x'.repeat(1_000))));
    const upstream = openUpstream(server.url, { replyBytesMax: 1_000, decodedBytesMax: 1_000 });
    expect(await (await upstream.send(POST, signal)).text()).toHaveLength(1_000);
    const smaller = openUpstream(server.url, { decodedBytesMax: 999 });
    await expect((await smaller.send(POST, signal)).text()).rejects.toMatchObject({ bytesMax: 999 });
    const iterated = await smaller.send(POST, signal);
    const reading = (async () => {
      for await (const piece of iterated.body) expect(piece.byteLength).toBe(0);
    })();
    await expect(reading).rejects.toMatchObject({ bytesMax: 999 });
  });
});

describe('text', () => {
  it.each([
    ['\ufeff{}', '{}'],
    ['', ''],
    ['a\0b', 'a\0b'],
  ])('of %j is %j', async (body, text) => {
    expect(await textOf(body, 'identity')).toBe(text);
  });

  it.each([[[0xff]], [[0xc3]], [[0xed, 0xa0, 0x80]], [[0xc0, 0x80]], [[0x61, 0xf0, 0x9f, 0x98]]])(
    'of the bytes %j is an error',
    async (bytes) => {
      const error = { code: 'UPSTREAM_ENCODING', problem: 'not UTF-8' };
      expect(await textOf(Buffer.from(bytes), 'identity')).toMatchObject(error);
      expect(await textOf(gzipSync(Buffer.from(bytes)), 'gzip')).toMatchObject(error);
    },
  );

  it('is whole when packets part its characters', async () => {
    const server = await serveRaw(({ socket }) => {
      const bytes = rawReply(TEXT);
      void (async () => {
        for (let at = 0; at < bytes.length; at += 7) {
          await new Promise((resolve) => socket.write(bytes.subarray(at, at + 7), resolve));
        }
      })();
    });
    expect(await (await openUpstream(server.url).send(POST, signal)).text()).toBe(TEXT);
  });
});

describe('a reader who is slow', () => {
  it.each([
    ['a length', 'content-length: 5000000\r\n'],
    ['the end of the connection', 'connection: close\r\n'],
  ])('gets all of a body that ends with %s', async (_, header) => {
    const server = await serveRaw(({ socket }) => {
      socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${header}\r\n`), Buffer.alloc(5_000_000, 'x')]));
    });
    let bytes = 0;
    for await (const piece of (await openUpstream(server.url).send(POST, signal)).body) {
      bytes += piece.byteLength;
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    }
    expect(bytes).toBe(5_000_000);
  });
});

describe('a reader who stops', () => {
  /** Sends for as long as the other side takes it; resolves when it takes no more. */
  function flood(socket: Socket, piece: Buffer): Promise<void> {
    return new Promise((resolve) => {
      // The socket is full when what is written no longer leaves during many turns of the event loop.
      let stuckTurns = 0;
      let before = -1;
      const turn = (): void => {
        while (socket.writableLength < 1_000_000 && !socket.destroyed) socket.write(piece);
        const sent = socket.bytesWritten - socket.writableLength;
        stuckTurns = sent === before ? stuckTurns + 1 : 0;
        before = sent;
        if (stuckTurns > 2_000) resolve();
        else setImmediate(turn);
      };
      turn();
    });
  }

  it.each([
    ['plain', '', Buffer.alloc(16_384, 'x')],
    ['in tiny chunks', 'transfer-encoding: chunked\r\n', Buffer.from('1\r\nx\r\n'.repeat(3_000))],
    ['encoded', 'content-encoding: gzip\r\n', gzipSync(Buffer.alloc(100_000, 'x'))],
  ])('stops an endless stream: %s', async (_, header, piece) => {
    let full: Promise<void> | undefined;
    const server = await serveRaw(({ socket }) => {
      socket.write(`HTTP/1.1 200 OK\r\n${header}\r\n`);
      full = flood(socket, piece);
    });
    const bytesMax = 1_073_741_824;
    const upstream = openUpstream(server.url, { replyBytesMax: bytesMax, decodedBytesMax: bytesMax });
    const reply = await upstream.send(POST, signal);
    const iterator = reply.body[Symbol.asyncIterator]();
    expect((await iterator.next()).done).toBe(false);
    await full;
    const socket = server.sockets[0];
    // What the kernel holds in both directions is some megabytes; without a stop it would be all that time allows.
    expect((socket?.bytesWritten ?? 0) - (socket?.writableLength ?? 0)).toBeLessThan(32_000_000);
    await iterator.return?.();
    await server.closed(1);
  });
});

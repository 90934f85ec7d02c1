/** The least that any gateway does: takes a request, makes the same one to the upstream, and pipes the reply back. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { Pool } from 'undici';

const [upstream = ''] = process.argv.slice(2);
const pool = new Pool(upstream, { connections: 64 });

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const path = request.url ?? '/';
    pool
      .request({ method: 'POST', path, headers: { 'content-type': 'application/json' }, body: Buffer.concat(pieces) })
      .then(({ statusCode, headers, body }) => {
        response.writeHead(statusCode, headers);
        pipeline(body, response, () => undefined);
      })
      .catch(() => response.destroy());
  });
});

server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`));

/**
 * A provider that answers every chat request with the same 0.2 KB, at once; streamed, each event is a packet of its own, as a
 * model writes them. It prints its port and runs until it is killed.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';

const TEXT =
  'A sally port is a small fortified entrance with two doors, of which only one is open at a time, so that nobody can rush through it. Castles had them, and prisons and banks still do today.';

const REPLY = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'bench',
  choices: [{ index: 0, message: { role: 'assistant', content: TEXT }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 200, completion_tokens: 40, total_tokens: 240 },
});

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece: string) => {
    body += piece;
  });
  request.on('end', () => {
    if (!body.includes('"stream":true')) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': REPLY.length });
      response.end(REPLY);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    void stream(response);
  });
});

async function stream(response: ServerResponse): Promise<void> {
  for (let at = 0; at < TEXT.length; at += 4) {
    response.write(chunk({ content: TEXT.slice(at, at + 4) }, null));
    await setImmediate();
  }
  response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
}

function chunk(delta: object, finish: string | null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'bench', choices })}\n\n`;
}

server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`));

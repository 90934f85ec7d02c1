import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { proseText } from '../texts.ts';
import { quantile, requestBody } from './load.ts';
import type { Spawned } from './spawned.ts';

const TEXT_CHARS = 2_000;
const DELTA_CHARS = 4;
/** Longer than a piece takes from the upstream through the gateway to here, by far. */
const SETTLE_MS = 8;

/**
 * Streams prose through a gateway, four characters at a time, and looks after each how many have arrived: what is missing
 * is withheld.
 */
export async function withheldChars(
  start: (upstreamUrl: string) => Promise<{ readonly server: Spawned }>,
): Promise<{ readonly p50: number; readonly p99: number }> {
  const text = proseText(TEXT_CHARS);
  let sent = 0;
  let received = 0;
  const samples: number[] = [];
  const upstream = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    void (async () => {
      for (; sent < text.length; sent += DELTA_CHARS) {
        if (sent > 0) samples.push(sent - received);
        response.write(chunk({ content: text.slice(sent, sent + DELTA_CHARS) }, null));
        await pause(SETTLE_MS);
      }
      response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    })();
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const { server } = await start(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`);
  try {
    const reply = await request(`${server.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: requestBody(true),
    });
    let buffered = '';
    for await (const piece of reply.body) {
      buffered += String(piece);
      const lines = buffered.split('\n');
      buffered = lines.pop() ?? '';
      for (const line of lines) received += contentLength(line);
    }
  } finally {
    await server.stop();
    upstream.close();
  }
  return { p50: quantile(samples, 0.5), p99: quantile(samples, 0.99) };
}

function contentLength(line: string): number {
  if (!line.startsWith('data: {')) return 0;
  const { choices } = JSON.parse(line.slice(6)) as { choices: readonly { delta?: { content?: string } }[] };
  return choices[0]?.delta?.content?.length ?? 0;
}

function chunk(delta: object, finish: string | null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'bench', choices })}\n\n`;
}

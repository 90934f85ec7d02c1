import type { Pool } from 'undici';
import { proseText } from '../texts.ts';

/** Requests to one server. */
export interface Load {
  readonly pool: Pool;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Requests under way at a time. */
  readonly connections: number;
}

/** A chat request with 1 KB of text. */
export function requestBody(stream: boolean): string {
  return JSON.stringify({
    model: 'bench',
    ...(stream && { stream }),
    messages: [
      {
        role: 'system',
        content: 'You are a helpful assistant of a museum. Answer briefly, and say so when you do not know.',
      },
      { role: 'user', content: proseText(900) },
    ],
  });
}

/** Sends `count` requests and returns the seconds that they took. Throws when one is not answered with 200. */
export async function load({ pool, headers, body, connections }: Load, count: number): Promise<number> {
  let left = count;
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, () => lane()));
  return (performance.now() - begun) / 1_000;

  async function lane(): Promise<void> {
    while (left-- > 0) {
      const reply = await pool.request({
        method: 'POST',
        path: '/v1/chat/completions',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const text = await reply.body.text();
      if (reply.statusCode !== 200) throw new Error(`status ${reply.statusCode}: ${text}`);
    }
  }
}

/** Milliseconds from sending a streamed request to the first piece of its reply that has text, one after the other; p50 of `count`. */
export async function firstTokenMs({ pool, headers }: Load, count: number): Promise<number> {
  const body = requestBody(true);
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const begun = performance.now();
    const reply = await pool.request({
      method: 'POST',
      path: '/v1/chat/completions',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    let isFirst = true;
    for await (const piece of reply.body) {
      if (isFirst && String(piece).includes('"content":"')) {
        times.push(performance.now() - begun);
        isFirst = false;
      }
    }
  }
  return quantile(times, 0.5);
}

/** The value below which a share of values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endEvents, START_EVENT, textBlock } from './anthropic-wire.ts';
import { BUILT_CLI } from './built-cli.ts';
import { configOf, type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let upstream: FaultyUpstream;
let gateway: TestGateway | undefined;
beforeAll(async () => {
  upstream = await startFaultyUpstream();
});
afterEach(async () => {
  await gateway?.stop({ signal: 'SIGKILL' });
});
afterAll(() => upstream.stop(), 30_000);

async function start(server: object = {}): Promise<TestGateway> {
  gateway = await startTestGateway({ config: { server, ...configOf(upstream) } });
  return gateway;
}

interface OpenStream {
  /** The texts that come, up to the end. */
  readonly text: Promise<string>;
  /** Lets the provider say the rest. */
  finish(): void;
}

/** A stream that has begun and waits for its provider. */
async function openStream({ url, clientKey }: TestGateway): Promise<OpenStream> {
  let finish = (): void => undefined;
  const isFinishing = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const model = upstream.plan(async (exchange) => {
    await exchange.openStream();
    await exchange.chunk(START_EVENT + textBlock('The first gate is shut. '));
    await isFinishing;
    await exchange.chunk(textBlock('The second gate opens.', 1) + endEvents());
    await exchange.endStream();
  });
  const client = new Anthropic({ baseURL: url, apiKey: clientKey, maxRetries: 0 });
  const stream = client.messages.stream({ model, max_tokens: 50, messages: [{ role: 'user', content: 'hello' }] });
  const text = stream.finalText();
  text.catch(() => undefined);
  await new Promise<void>((resolve) => stream.once('text', () => resolve()));
  return { text, finish };
}

/** Whether somebody takes connections there. */
async function isListening({ url }: TestGateway): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('a gateway that is told to stop', () => {
  it('completes its streams, takes nobody new, and ends well', async () => {
    const running = await start();
    const { text, finish } = await openStream(running);
    const ended = once(running.process, 'exit');
    running.process.kill('SIGTERM');
    await expect.poll(() => isListening(running), { timeout: 10_000 }).toBe(false);
    expect(running.process.exitCode).toBeNull();
    expect(running.output.stderr).toContain('stopping');
    finish();
    expect(await text).toContain('The second gate opens.');
    expect(await ended).toEqual([0, null]);
  });

  it('ends at once when it is told twice', async () => {
    const running = await start();
    await openStream(running);
    const ended = once(running.process, 'exit');
    running.process.kill('SIGTERM');
    await expect.poll(() => running.output.stderr).toContain('stopping');
    running.process.kill('SIGTERM');
    const [code] = await ended;
    expect(code).not.toBe(0);
  });

  it('cuts what takes longer than its grace', async () => {
    const running = await start({ shutdownGraceMs: 300 });
    const { text } = await openStream(running);
    const ended = once(running.process, 'exit');
    running.process.kill('SIGINT');
    await expect(text).rejects.toThrow();
    expect(await ended).toEqual([0, null]);
  });

  it('waits for nobody who has connected and asked for nothing', async () => {
    const running = await start({ shutdownGraceMs: 600_000 });
    const silent = connect(Number(new URL(running.url).port), '127.0.0.1');
    await once(silent, 'connect');
    // An answer on another connection: the silent one has been taken before.
    await fetch(`${running.url}/healthz`);
    const ended = once(running.process, 'exit');
    running.process.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    silent.destroy();
  });
});

describe('a signal that comes while the gateway starts', () => {
  it('stops it in peace when it has started', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sallyport-early-'));
    const args = [BUILT_CLI, 'serve', '--port', '0', '--state-dir', 'state'];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
    try {
      // It has read its configuration, and listens a good while later.
      while (!existsSync(join(folder, 'state')) && child.exitCode === null) await delay(5);
      child.kill('SIGTERM');
      await once(child, 'exit');
      expect(child).toMatchObject({ exitCode: 0, signalCode: null });
    } finally {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strongestOf } from '../decide/components.ts';
import type { SpanRule } from '../detect/matching/rule.ts';
import { compileRules } from '../detect/matching/rule-set.ts';
import { replyScanner } from '../detect/reply-scanner.ts';
import { createEvaluator, type Evaluator } from './evaluator.ts';
import { pullReply } from './pull-reply.ts';
import { replyStream } from './reply-stream.ts';

const FACTS = { category: 'pii', score: 0.5, severity: 'MEDIUM' } as const;
const word: SpanRule = { kind: 'span', id: 'word', ...FACTS, pattern: /\bsecret\b/u };
const stopWord: SpanRule = { kind: 'span', id: 'stop', ...FACTS, pattern: /\bstop\b/u };
const scanner = replyScanner(compileRules([word, stopWord], 1_024));

function open(): Evaluator {
  return createEvaluator({
    scanner,
    treat: ({ ruleId }) => (ruleId === 'stop' ? 'block' : 'redact'),
    strongest: strongestOf,
    replace: () => '<word>',
    bounds: { streamHoldCharsMax: 1_024, replyCharsMax: 10_000, findingsMax: 100 },
  });
}

/** An evaluator whose checks throw once they see `!`. */
function failing(): Evaluator {
  const evaluator = open();
  const push = (chunk: string): string => {
    if (chunk.includes('!')) throw new Error(chunk);
    return evaluator.push(chunk);
  };
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(evaluator), push: { value: push } },
  ) as Evaluator;
}

async function* sourceOf(chunks: readonly string[], log: string[] = []): AsyncGenerator<string> {
  try {
    yield* chunks;
    log.push('read to its end');
  } finally {
    log.push('returned');
  }
}

async function throughStream(evaluator: Evaluator, chunks: readonly string[]): Promise<readonly string[]> {
  const source = new ReadableStream<string>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  return read(source.pipeThrough(replyStream(evaluator)));
}

async function throughPull(evaluator: Evaluator, chunks: readonly string[]): Promise<readonly string[]> {
  return read(pullReply(evaluator, sourceOf(chunks)));
}

async function read(texts: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const text of texts) all.push(text);
  return all;
}

describe.each([
  ['replyStream', throughStream],
  ['pullReply', throughPull],
])('%s', (_, through) => {
  it('lets out what is decided, and the rest at the end', async () => {
    expect(await through(open(), ['a sec', 'ret b'])).toEqual(['a ', '<word> ', 'b']);
  });

  it('gives no empty chunks', async () => {
    expect(await through(open(), ['', 'secr', '', 'et'])).toEqual(['<word>']);
    expect(await through(open(), [])).toEqual([]);
  });

  it('ends normally on a block, with the text before it', async () => {
    const evaluator = open();
    expect((await through(evaluator, ['a st', 'op b', ' c'])).join('')).toBe('a ');
    expect(evaluator.outcome().action).toBe('block');
  });

  it('ends normally when a check throws, and what was withheld does not leave', async () => {
    const evaluator = failing();
    expect(await through(evaluator, ['a sec', 'ret!', ' b'])).toEqual(['a ']);
    expect(evaluator.outcome()).toMatchObject({ action: 'block', reason: 'blocked_by_policy: error/reply' });
  });

  it('splits no surrogate pair, and leaves lone ones alone', async () => {
    const unit = fc.constantFrom('\ud83d', '\ude00', 'a', '\u200d', '\u0301', ' ');
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 12 }), async (units) => {
        const chunks = await through(open(), units);
        expect(chunks.join('')).toBe(units.join(''));
        for (const [i, chunk] of chunks.entries()) {
          const isSplit = /[\ud800-\udbff]$/.test(chunk) && /^[\udc00-\udfff]/.test(chunks[i + 1] ?? '');
          expect(isSplit).toBe(false);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('replyStream', () => {
  it('says that it is over when the reader leaves and when the source fails', async () => {
    let count = 0;
    const reader = new ReadableStream<string>({ pull: (controller) => controller.enqueue('a b ') })
      .pipeThrough(replyStream(open(), () => count++))
      .getReader();
    await reader.read();
    await reader.cancel();
    expect(count).toBe(1);
    const source = new ReadableStream<string>({ start: (controller) => controller.error(new Error('upstream')) });
    await expect(read(source.pipeThrough(replyStream(open(), () => count++)))).rejects.toThrow('upstream');
    expect(count).toBe(2);
  });

  it('says once that it is over: at the end, on a block, on a failure', async () => {
    for (const chunks of [['a b'], ['a stop b'], ['a b', '!']]) {
      let count = 0;
      const stream = replyStream(failing(), () => count++);
      const source = new ReadableStream<string>({
        pull: (c) => (chunks.length > 0 ? c.enqueue(chunks.shift() ?? '') : c.close()),
      });
      await read(source.pipeThrough(stream));
      expect(count).toBe(1);
    }
  });

  it('cancels the source on a stop', async () => {
    let cancel: () => void;
    const cancelled = new Promise<void>((resolve) => {
      cancel = resolve;
    });
    const source = new ReadableStream<string>({
      pull: (controller) => controller.enqueue('a stop b '),
      cancel: () => cancel(),
    });
    expect(await read(source.pipeThrough(replyStream(open())))).toEqual(['a ']);
    await cancelled;
  });

  it('passes an error of the source on', async () => {
    const source = new ReadableStream<string>({ start: (controller) => controller.error(new Error('upstream')) });
    await expect(read(source.pipeThrough(replyStream(open())))).rejects.toThrow('upstream');
  });
});

describe('pullReply', () => {
  it('returns the source on a stop and does not read on', async () => {
    const log: string[] = [];
    expect(await read(pullReply(open(), sourceOf(['a stop', ' b', ' c'], log)))).toEqual(['a ']);
    expect(log).toEqual(['returned']);
  });

  it('returns the source when the reader leaves', async () => {
    const log: string[] = [];
    for await (const text of pullReply(open(), sourceOf(['ab', 'cd'], log))) {
      expect(text).toBe('a');
      break;
    }
    expect(log).toEqual(['returned']);
  });

  it('reads the source to its end when nothing stops it', async () => {
    const log: string[] = [];
    await read(pullReply(open(), sourceOf(['ab', 'cd'], log)));
    expect(log).toEqual(['read to its end', 'returned']);
  });

  it('takes iterables that are not asynchronous', async () => {
    expect((await read(pullReply(open(), ['a sec', 'ret b']))).join('')).toBe('a <word> b');
  });

  it('passes an exception of the source on, and releases nothing more', async () => {
    const source = function* (): Generator<string> {
      yield 'a sec';
      throw new Error('upstream');
    };
    const seen: string[] = [];
    const reading = (async () => {
      for await (const text of pullReply(open(), source())) seen.push(text);
    })();
    await expect(reading).rejects.toThrow('upstream');
    expect(seen).toEqual(['a ']);
  });
});

import { describe, expect, it } from 'vitest';
import type { ClassifierPanel, ClassifierUse, Opinion } from '../core/classifier-panel.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Classifier, ClassifierCall } from '../core/ports.ts';
import type { Trust } from '../core/segment.ts';
import { edgeKeys } from '../crypto/mac-edge.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { ClassifierError } from './classifier-error.ts';
import { createPanel, type PanelPorts } from './create-panel.ts';

const ann = { tenant: 't', user: 'ann', session: '1' };
const keys = edgeKeys(new Uint8Array(32));

/** A classifier that keeps what it was asked. */
function classifierOf(answer: (text: string, call: ClassifierCall) => unknown, id = 'test') {
  const asked: string[] = [];
  const classifier = {
    id,
    async classify({ text }: { readonly text: string }, call: ClassifierCall) {
      asked.push(text);
      return (await answer(text, call)) as { readonly score: number };
    },
  };
  return { classifier, asked };
}

function panelOf(
  classifier: Classifier,
  terms: Omit<ClassifierUse, 'classifier'> = {},
  ports: Partial<PanelPorts> = {},
): ClassifierPanel {
  const clock = { now: () => 1_000 };
  return createPanel([{ classifier, ...terms }], { clock, keys, counters: inProcessCounters(), ...ports });
}

function ask(panel: ClassifierPanel, texts: readonly string[], principal = ann, id = 'test') {
  return panel.ask(
    texts.map((text) => ({ classifier: id, input: { text, trust: 'user' as Trust } })),
    principal,
  );
}

const never = (): Promise<never> => new Promise(() => undefined);

describe('a panel', () => {
  it('answers each question in its place and asks the last one first', async () => {
    const { classifier, asked } = classifierOf((text) => ({ score: text.length / 10 }));
    expect(await ask(panelOf(classifier), ['a', 'bb', 'ccc'])).toEqual([
      { score: 0.1 },
      { score: 0.2 },
      { score: 0.3 },
    ]);
    expect(asked).toEqual(['ccc', 'bb', 'a']);
  });

  it('says on what terms its members are asked, with the stricter ones where none are said', () => {
    const { classifier } = classifierOf(() => ({ score: 0 }));
    expect(panelOf(classifier).members).toEqual([
      { id: 'test', when: 'always', trusts: ['user', 'external'], onFailure: 'closed' },
    ]);
    const open = panelOf(classifier, { when: { from: 0.2, to: 0.4 }, trusts: ['operator'], onFailure: 'open' });
    expect(open.members).toEqual([
      { id: 'test', when: { from: 0.2, to: 0.4 }, trusts: ['operator'], onFailure: 'open' },
    ]);
  });

  it.each<[unknown]>([
    [undefined],
    [null],
    [0.5],
    [{}],
    [{ score: '1' }],
    [{ score: Number.NaN }],
    [{ score: 1.01 }],
    [{ score: -0.01 }],
  ])('takes %j for no verdict', async (answer) => {
    const { classifier } = classifierOf(() => answer);
    expect(await ask(panelOf(classifier), ['a'])).toEqual([{ failure: 'verdict' }]);
  });

  it('keeps nothing of what a classifier throws but a word of its own', async () => {
    const { classifier } = classifierOf((text) => {
      throw new Error(`bad text: ${text}`);
    });
    expect(await ask(panelOf(classifier), ['secret'])).toEqual([{ failure: 'failed' }]);
    const { classifier: own } = classifierOf(() => Promise.reject(new ClassifierError('too-long')));
    expect(await ask(panelOf(own), ['secret'])).toEqual([{ failure: 'too-long' }]);
  });

  it('does not reject where keys, clock, counters or a classifier without a promise fail', async () => {
    const fail = (): never => {
      throw new Error('away');
    };
    const { classifier } = classifierOf(() => ({ score: 0 }));
    const counters = {
      reserve: () => Promise.reject(new Error('away')),
      settle: async () => {},
      close: async () => {},
    };
    for (const ports of [{ keys: { mac: fail } }, { clock: { now: fail } }, { counters }]) {
      expect(await ask(panelOf(classifier, {}, ports), ['a'])).toEqual([{ failure: 'failed' }]);
    }
    expect(await ask(panelOf({ id: 'test', classify: fail }), ['a'])).toEqual([{ failure: 'failed' }]);
    expect(await ask(panelOf(classifier), ['a'], ann, 'nobody')).toEqual([{ failure: 'failed' }]);
  });
});

describe('the deadline of a panel', () => {
  it('is one for all questions of a message, told to the classifier and kept without it', async () => {
    const calls: ClassifierCall[] = [];
    const { classifier } = classifierOf((text, call) => {
      calls.push(call);
      return text === 'quick' ? { score: 0 } : never();
    });
    const opinions = await ask(panelOf(classifier, { timeoutMs: 40 }), ['slow', 'quick', 'slower']);
    expect(opinions).toEqual([{ failure: 'deadline' }, { score: 0 }, { failure: 'deadline' }]);
    expect(calls.map(({ deadlineMs }) => deadlineMs)).toEqual([1_040, 1_040, 1_040]);
    expect(calls.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('is also that of calls which wait for their turn', async () => {
    const { classifier, asked } = classifierOf(never);
    const opinions = await ask(panelOf(classifier, { timeoutMs: 40, concurrentMax: 1 }), ['a', 'b']);
    expect(opinions).toEqual([{ failure: 'deadline' }, { failure: 'deadline' }]);
    expect(asked).toEqual(['b']);
  });

  it('leaves nothing behind that rejects: a call may fail long after it', async () => {
    let fail: (error: Error) => void = () => undefined;
    const { classifier } = classifierOf(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    const panel = panelOf(classifier, { timeoutMs: 20 });
    expect(await ask(panel, ['a'])).toEqual([{ failure: 'deadline' }]);
    fail(new Error('late'));
    // An unhandled rejection would end the run.
    await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('the budgets of a panel', () => {
  it('give so many calls a minute, and more when time has passed', async () => {
    let nowMs = 1_000;
    const { classifier, asked } = classifierOf(() => ({ score: 0 }));
    const panel = panelOf(classifier, { callsPerMinute: 2 }, { clock: { now: () => nowMs } });
    const opinions = await ask(panel, ['a', 'b', 'c']);
    expect(opinions).toEqual([{ failure: 'budget' }, { score: 0 }, { score: 0 }]);
    nowMs += 30_000;
    expect(await ask(panel, ['d', 'e'])).toEqual([{ failure: 'budget' }, { score: 0 }]);
    expect(asked).toEqual(['c', 'b', 'e']);
  });

  it('keep calls under way to their number; the others have their turn', async () => {
    let underWay = 0;
    let most = 0;
    const { classifier } = classifierOf(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return { score: 0 };
    });
    const panel = panelOf(classifier, { concurrentMax: 3 });
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`);
    const both = await Promise.all([ask(panel, texts), ask(panel, texts, { ...ann, user: 'bob' })]);
    expect(both.flat().every((opinion: Opinion) => 'score' in opinion)).toBe(true);
    expect(most).toBe(3);
  });

  it('count a call that hears of no deadline until it ends', async () => {
    let end: (answer: { score: number }) => void = () => undefined;
    const { classifier, asked } = classifierOf(
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    const panel = panelOf(classifier, { timeoutMs: 20, concurrentMax: 1 });
    expect(await ask(panel, ['a'])).toEqual([{ failure: 'deadline' }]);
    expect(await ask(panel, ['b'])).toEqual([{ failure: 'deadline' }]);
    expect(asked).toEqual(['a']);
    end({ score: 0 });
    await ask(panel, ['c']);
    expect(asked).toEqual(['a', 'c']);
  });

  it('let no more than a thousand calls wait', async () => {
    const { classifier } = classifierOf(never);
    const texts = Array.from({ length: 1_002 }, (_, index) => `${index}`);
    const opinions = await ask(panelOf(classifier, { timeoutMs: 50, concurrentMax: 1 }), texts);
    const busy = opinions.filter((opinion) => 'failure' in opinion && opinion.failure === 'busy');
    expect(busy).toHaveLength(1);
  });
});

describe('what a panel remembers', () => {
  it('is asked once for a text that comes twice, in one message and in the next', async () => {
    const { classifier, asked } = classifierOf(() => ({ score: 0.7 }));
    const panel = panelOf(classifier);
    expect(await ask(panel, ['a', 'a'])).toEqual([{ score: 0.7 }, { score: 0.7 }]);
    expect(await ask(panel, ['a'])).toEqual([{ score: 0.7 }]);
    expect(asked).toEqual(['a']);
  });

  it.each([
    { ...ann, tenant: 'u' },
    { ...ann, user: 'bob' },
    { ...ann, session: '2' },
  ])('is its own for each principal: %j has none of it', async (other) => {
    const { classifier, asked } = classifierOf(() => ({ score: 0.7 }));
    const panel = panelOf(classifier);
    await ask(panel, ['a']);
    await ask(panel, ['a'], other);
    expect(asked).toEqual(['a', 'a']);
  });

  it('is not shared by parts of names that join to the same, nor by authors', async () => {
    const { classifier, asked } = classifierOf(() => ({ score: 0.7 }));
    const panel = panelOf(classifier);
    await ask(panel, ['a'], { tenant: 't","u', user: 'v', session: '1' });
    await ask(panel, ['a'], { tenant: 't', user: 'u","v', session: '1' });
    await panel.ask([{ classifier: 'test', input: { text: 'a', trust: 'external' } }], ann);
    await ask(panel, ['a']);
    expect(asked).toHaveLength(4);
  });

  it('is forgotten after ten minutes, and no failure is remembered', async () => {
    let nowMs = 0;
    let isAway = true;
    const { classifier, asked } = classifierOf(() => {
      if (isAway) throw new Error('away');
      return { score: 0.7 };
    });
    const panel = panelOf(classifier, {}, { clock: { now: () => nowMs } });
    expect(await ask(panel, ['a'])).toEqual([{ failure: 'failed' }]);
    isAway = false;
    for (const at of [0, 599_999, 600_000]) {
      nowMs = at;
      expect(await ask(panel, ['a'])).toEqual([{ score: 0.7 }]);
    }
    expect(asked).toHaveLength(3);
  });
});

describe('the terms of a panel', () => {
  const { classifier } = classifierOf(() => ({ score: 0 }));

  it.each<[string, unknown]>([
    ['classifiers', 'one'],
    ['classifiers', Array.from({ length: 17 }, (_, index) => ({ classifier: { ...classifier, id: `c${index}` } }))],
    ['classifiers[0]', [null]],
    ['classifiers[0].classifier', [{}]],
    ['classifiers[0].classifier', [{ classifier: { id: 'a' } }]],
    ['classifiers[0].classifier.id', [{ classifier: { ...classifier, id: 'A' } }]],
    ['classifiers[1].classifier.id', [{ classifier }, { classifier }]],
    ['classifiers[0].onFail', [{ classifier, onFail: 'open' }]],
    ['classifiers[0].onFailure', [{ classifier, onFailure: 'block' }]],
    ['classifiers[0].when', [{ classifier, when: 'sometimes' }]],
    ['classifiers[0].when', [{ classifier, when: { from: 0.5, to: 0.4 } }]],
    ['classifiers[0].when', [{ classifier, when: { from: 0.5 } }]],
    ['classifiers[0].when', [{ classifier, when: { from: 0, to: 1, until: 2 } }]],
    ['classifiers[0].trusts', [{ classifier, trusts: [] }]],
    ['classifiers[0].trusts', [{ classifier, trusts: ['admin'] }]],
    ['classifiers[0].timeoutMs', [{ classifier, timeoutMs: 60_001 }]],
    ['classifiers[0].callsPerMinute', [{ classifier, callsPerMinute: 0 }]],
    ['classifiers[0].concurrentMax', [{ classifier, concurrentMax: 1.5 }]],
  ])('are refused at %s', (option, uses) => {
    const ports = { clock: { now: () => 0 }, keys, counters: inProcessCounters() };
    let thrown: unknown;
    try {
      createPanel(uses as readonly ClassifierUse[], ports);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidOptionsError);
    expect(thrown).toMatchObject({ option });
  });

  it('cannot be changed by whoever gave them', async () => {
    const trusts: Trust[] = ['user'];
    const when = { from: 0.1, to: 0.2 };
    const panel = panelOf(classifier, { trusts, when });
    trusts.push('operator');
    when.to = 1;
    expect(panel.members[0]).toMatchObject({ trusts: ['user'], when: { from: 0.1, to: 0.2 } });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMORY_DRIVERS, type MemoryDriver, type MemoryTrial, someone, withTrial } from '../../../test/memory-trial.ts';
import {
  APPROVAL_BOUNDS,
  type ApprovalRequest,
  type ApprovalStep,
  type Approvals,
  type ApprovalVerdict,
} from '../../core/approvals.ts';
import type { SecurityEvent } from '../../core/security-event.ts';
import { pooledRandom } from '../../crypto/pooled-random.ts';
import { openApprovals } from '../../setup/open-approvals.ts';
import { describeWith, testRedis } from '../../store/conformance/start-redis.ts';
import { APPROVALS_OWNER } from './approval-seal.ts';
import { approveOrAsk } from './approve-or-ask.ts';
import { canonicalArguments } from './canonical-arguments.ts';

const ARGUMENTS = { amount: 250, to: 'DE89 3704 0044 0532 0130 00' };
const redis = testRedis();

interface Opened {
  readonly approvals: Approvals;
  readonly events: SecurityEvent[];
  readonly steps: ApprovalStep[];
}

function opened({ records, ring, clock }: MemoryTrial): Opened {
  const events: SecurityEvent[] = [];
  const steps: ApprovalStep[] = [];
  const sink = { write: (event: SecurityEvent) => void events.push(event) };
  const onStep = (step: ApprovalStep): void => void steps.push(step);
  return { approvals: openApprovals({ records, ring, clock, random: pooledRandom(), sink, onStep }), events, steps };
}

function request(more: Partial<ApprovalRequest> = {}): ApprovalRequest {
  const reasons = [{ ruleId: 'sink/pay', pointer: '/to', trust: 'external' as const }];
  return { principal: someone(), tool: 'pay', arguments: canonicalArguments(ARGUMENTS), reasons, ...more };
}

const call = { principal: someone(), tool: 'pay', argumentsDigest: canonicalArguments(ARGUMENTS).digest };

async function asked(approvals: Approvals, more: Partial<ApprovalRequest> = {}): Promise<string> {
  const outcome = await approvals.request(request(more));
  if (outcome.state !== 'done') throw new Error(outcome.code);
  return outcome.approval.id;
}

async function approved(approvals: Approvals, more: Partial<ApprovalRequest> = {}): Promise<string> {
  const id = await asked(approvals, more);
  expect(await approvals.decide(id, { approver: 'boss', verdict: 'approve' })).toMatchObject({ state: 'done' });
  return id;
}

async function isUsedOnce(trial: MemoryTrial): Promise<void> {
  const digits = fc.stringMatching(/^[0-9a-f]{4}$/u);
  await fc.assert(
    fc.asyncProperty(digits, fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }), async (mark, isRight) => {
      const [one, other] = [opened(trial).approvals, opened(trial).approvals];
      const id = await approved(one, { arguments: canonicalArguments({ mark }) });
      const { digest } = canonicalArguments({ mark });
      const uses = isRight.map((right, at) =>
        (at % 2 === 0 ? one : other).consume(id, { ...call, argumentsDigest: right ? digest : `${digest.slice(1)}x` }),
      );
      const outcomes = await Promise.all(uses);
      const done = outcomes.filter(({ state }) => state === 'done').length;
      expect(done).toBe(isRight.includes(true) ? 1 : 0);
      const codes = outcomes.map((outcome) => (outcome.state === 'refused' ? outcome.code : 'done'));
      expect(codes.filter((code, at) => !isRight[at] && code !== 'changed')).toEqual([]);
      expect(codes.filter((code, at) => isRight[at] && code !== 'used' && code !== 'done')).toEqual([]);
    }),
    { numRuns: 10 },
  );
}

describe.each(MEMORY_DRIVERS)('approvals on %s', (driver: MemoryDriver) => {
  it('are used exactly once by 64 at a time', () => withTrial(driver, isUsedOnce), 60_000);

  it('are decided exactly once by 64 at a time', () =>
    withTrial(driver, async (trial) => {
      const { approvals } = opened(trial);
      const id = await asked(approvals);
      const verdicts = Array.from({ length: 64 }, (_, at): ApprovalVerdict => (at % 2 === 0 ? 'approve' : 'deny'));
      const outcomes = await Promise.all(
        verdicts.map((verdict) => approvals.decide(id, { approver: 'boss', verdict })),
      );
      expect(outcomes.filter(({ state }) => state === 'done')).toHaveLength(1);
      expect(outcomes.every((outcome) => outcome.state === 'done' || outcome.code === 'decided')).toBe(true);
    }));

  it('are pending for one user at most a hundred at a time, whoever asks at once', () =>
    withTrial(driver, async (trial) => {
      const { approvals } = opened(trial);
      const outcomes = await Promise.all(
        Array.from({ length: 120 }, (_, at) => approvals.request(request({ principal: someone(`s-${at}`) }))),
      );
      const ids = outcomes.flatMap((outcome) => (outcome.state === 'done' ? [outcome.approval.id] : []));
      expect(ids).toHaveLength(APPROVAL_BOUNDS.pendingMax);
      expect(await approvals.request(request())).toMatchObject({ code: 'too-many' });
      expect(await approvals.request(request({ principal: someone('s', 'bob') }))).toMatchObject({ state: 'done' });
      await approvals.decide(ids[0] as string, { approver: 'boss', verdict: 'deny' });
      expect(await approvals.request(request())).toMatchObject({ state: 'done' });
      expect(await approvals.request(request())).toMatchObject({ code: 'too-many' });
      trial.clock.advance(APPROVAL_BOUNDS.ttlMs + 60_001);
      expect(await approvals.request(request())).toMatchObject({ state: 'done' });
    }));
});

describeWith(redis, 'approvals on Redis', () => {
  it(
    'are used exactly once by 64 at a time',
    () => withTrial({ place: { url: redis.url() }, keyPrefix: redis.prefix }, isUsedOnce),
    60_000,
  );
});

describe('an approval', () => {
  const trial = (test: (opened: Opened, trial: MemoryTrial) => Promise<void>) => (): Promise<void> =>
    withTrial('in-process', (each) => test(opened(each), each));

  it(
    'lets the call through that was approved, in any session of the user',
    trial(async ({ approvals }) => {
      const id = await approved(approvals);
      expect(await approvals.consume(id, { ...call, principal: someone('s-2') })).toMatchObject({ state: 'done' });
    }),
  );

  it(
    'lets no other call through',
    trial(async ({ approvals }) => {
      const id = await approved(approvals);
      const code = async (more: object): Promise<unknown> =>
        ((await approvals.consume(id, { ...call, ...more })) as { code?: string }).code;
      expect(await code({ principal: someone('s-1', 'bob') })).toBe('foreign');
      expect(await code({ principal: someone('s-1', 'ana', 'other') })).toBe('foreign');
      expect(await code({ tool: 'pay2' })).toBe('changed');
      expect(await code({ argumentsDigest: canonicalArguments({ ...ARGUMENTS, amount: 251 }).digest })).toBe('changed');
      expect(await code({})).toBeUndefined();
      expect(await code({})).toBe('used');
    }),
  );

  it(
    'is nothing before it is decided, after it was denied, and after its end',
    trial(async ({ approvals }, { clock }) => {
      const [pending, denied] = [await asked(approvals), await asked(approvals)];
      await approvals.decide(denied, { approver: 'boss', verdict: 'deny' });
      const late = await approved(approvals);
      expect(await approvals.consume(pending, call)).toMatchObject({ code: 'pending' });
      expect(await approvals.consume(denied, call)).toMatchObject({ code: 'denied' });
      clock.advance(APPROVAL_BOUNDS.ttlMs);
      expect(await approvals.consume(late, call)).toMatchObject({ code: 'expired' });
      expect(await approvals.decide(pending, { approver: 'boss', verdict: 'approve' })).toMatchObject({
        code: 'expired',
      });
      clock.advance(3_600_000);
      expect(await approvals.consume(late, call)).toMatchObject({ code: 'unknown' });
    }),
  );

  it.each(['ana', 'ANA', ' ana', 'a\u200Bna', 'ａｎａ', 'k-7', 'K-7', 'key:k-7'])(
    'is not decided by %j, who asked for it',
    async (approver) => {
      await withTrial('in-process', async (each) => {
        const { approvals } = opened(each);
        const id = await asked(approvals, { keyId: 'k-7' });
        expect(await approvals.decide(id, { approver, verdict: 'approve' })).toMatchObject({ code: 'own-request' });
        expect(await approvals.decide(id, { approver: 'anna', verdict: 'approve' })).toMatchObject({ state: 'done' });
      });
    },
  );

  it(
    'is not found under what is no id of it',
    trial(async ({ approvals }) => {
      const id = await approved(approvals);
      for (const wrong of ['', 'apr_', id.toUpperCase(), `${id}0`, id.slice(0, -1), `${id.slice(0, -1)}g`, '../keys']) {
        expect(await approvals.consume(wrong, call)).toMatchObject({ code: 'unknown' });
      }
    }),
  );

  it(
    'made by who can write the store, or moved to another id, is none',
    trial(async ({ approvals }, { records }) => {
      const [good, other] = [await approved(approvals), await asked(approvals)];
      const row = await records.get(APPROVALS_OWNER, good);
      await records.put(APPROVALS_OWNER, other, row?.value as Uint8Array);
      expect(await approvals.consume(other, call)).toMatchObject({ code: 'unknown' });
      expect(Buffer.from(row?.value as Uint8Array).toString('latin1')).not.toContain('DE89');
    }),
  );

  it(
    'shows all of the arguments, and hides nothing in them',
    trial(async ({ approvals }) => {
      const value = { note: 'a\u202Eb\u200Bc\u00A0\u{E0041}', z: 1 };
      const id = await asked(approvals, { arguments: canonicalArguments(value) });
      const shown = (await approvals.get(id))?.argumentsText as string;
      expect(shown).toBe('{"note":"a\\u202eb\\u200bc\\u00a0\\udb40\\udc41","z":1}');
      expect(JSON.parse(shown)).toEqual(value);
      const long = canonicalArguments({ note: 'x'.repeat(APPROVAL_BOUNDS.argumentsLengthMax) });
      expect(await approvals.request(request({ arguments: long }))).toMatchObject({ code: 'too-large' });
    }),
  );

  it(
    'is listed while it is pending, by tenant, the oldest first, page by page',
    trial(async ({ approvals }, { clock }) => {
      const ids: string[] = [];
      for (let at = 0; at < 5; at++) {
        ids.push(await asked(approvals));
        clock.advance(1_000);
      }
      await asked(approvals, { principal: someone('s', 'ana', 'other') });
      await approvals.decide(ids[1] as string, { approver: 'boss', verdict: 'deny' });
      const first = await approvals.list({ tenant: 'acme', limit: 3 });
      const rest = await approvals.list({ tenant: 'acme', limit: 3, after: first.next as string });
      expect([...first.approvals, ...rest.approvals].map(({ id }) => id)).toEqual(ids.filter((_, at) => at !== 1));
      expect(rest.next).toBeUndefined();
      expect((await approvals.list({ limit: 100 })).approvals).toHaveLength(5);
      await expect(approvals.list({ limit: 101 })).rejects.toThrow('limit');
    }),
  );

  it.each([
    ['ttlMs', { ttlMs: APPROVAL_BOUNDS.ttlMsMax + 1 }],
    ['ttlMs', { ttlMs: 0 }],
    ['tool', { tool: '' }],
    ['tool', { tool: 'x'.repeat(257) }],
    ['principal', { principal: someone('') }],
  ])('is refused with a bad %s', async (option, more) => {
    await withTrial('in-process', async (each) => {
      await expect(opened(each).approvals.request(request(more))).rejects.toThrow(option);
    });
  });

  it(
    'leaves an event at each step, which holds neither id nor arguments',
    trial(async ({ approvals, events }) => {
      const id = await approved(approvals, { sinkClass: 'pay' });
      await approvals.consume(id, call);
      await approvals.consume(id, call);
      expect(events.map(({ type, decision, details }) => [type, decision.action, details['step']])).toEqual([
        ['action_denied', 'ask', 'request'],
        ['policy_change', 'allow', 'decide'],
        ['policy_change', 'allow', 'consume'],
        ['action_denied', 'block', 'consume'],
      ]);
      expect(events[3]?.details['refused']).toBe('used');
      expect(events[1]?.details['verdict']).toBe('approve');
      expect(new Set(events.map(({ details }) => details['approval'])).size).toBe(1);
      const text = JSON.stringify(events);
      for (const secret of [id, 'DE89', '250', 'boss']) expect(text).not.toContain(secret);
    }),
  );
});

describe('a call that needs an approval', () => {
  const asking = { principal: someone(), tool: 'pay', arguments: ARGUMENTS, reasons: [] };

  it('is held, held on while nobody has decided, let through once, and refused then', () =>
    withTrial('in-process', async (trial) => {
      const { approvals } = opened(trial);
      const held = await approveOrAsk(approvals, asking);
      if (held.state !== 'needs-approval') throw new Error(held.state);
      const { id: approvalId } = held;
      expect(await approveOrAsk(approvals, { ...asking, approvalId })).toEqual(held);
      await approvals.decide(approvalId, { approver: 'boss', verdict: 'approve' });
      // The same value in another order is the same call.
      const reordered = { to: ARGUMENTS.to, amount: 2.5e2 };
      const [one, two] = await Promise.all([
        approveOrAsk(approvals, { ...asking, approvalId, arguments: reordered }),
        approveOrAsk(approvals, { ...asking, approvalId, arguments: reordered }),
      ]);
      expect([one.state, two.state].toSorted()).toEqual(['approved', 'refused']);
      expect((await approvals.list({ limit: 100 })).approvals).toEqual([]);
    }));

  it.each([[{ a: '\uD800' }], [{ '\uDC00': 1 }], [{ a: Number.NaN }]])('is refused with %j', async (value) => {
    await withTrial('in-process', async (trial) => {
      const call = approveOrAsk(opened(trial).approvals, { ...asking, arguments: value });
      await expect(call).rejects.toThrow('canonical JSON');
    });
  });
});

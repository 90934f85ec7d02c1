import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Random } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import type { Counters, Records } from '../../core/store-ports.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { userName } from '../../crypto/principal-names.ts';
import { BUDGET_METRICS, type BudgetMetric } from '../../limits/budget-account.ts';
import { BUDGET_PERIODS } from '../../limits/budget-scope.ts';
import type { BudgetPeriod } from '../../limits/budget-window.ts';
import { createBudgets } from '../../limits/budgets.ts';
import type { LimitUnit } from '../../limits/limit-fact.ts';
import { createRequestLimits, requestRates } from '../../limits/request-limits.ts';
import { createWindowLimits, type WindowScope } from '../../limits/windows.ts';
import type { LimitsConfig } from '../../setup/gateway-config.ts';
import type { KeyRecord } from '../keys/key-record.ts';
import { type LimitScopes, limitScopesOf } from './limit-scopes.ts';

/** How one limit stands. What nobody here can know is missing. */
export interface LimitStanding {
  /** Windows and budgets as the RateLimit headers name them, the others as events do. */
  readonly name: string;
  /** `rate`: so many in a minute. `concurrency`: so many under way at a time, in each gateway. */
  readonly kind: 'rate' | 'concurrency' | 'budget' | 'window';
  /** Cost is in nano-dollars, characters are UTF-16 units. */
  readonly unit: LimitUnit | 'characters';
  readonly period?: BudgetPeriod;
  /** Of a rate or a window: what has yet to flow off. */
  readonly used?: number;
  readonly reserved?: number;
  /** What may be taken now. Of a rate or a window with a burst that is smaller than what it gives in its time, that is the burst at most. */
  readonly remaining?: number;
  readonly soft?: number;
  readonly hard?: number;
  /** When a budget begins anew, or a rate or a window is full again, in milliseconds since 1970. */
  readonly resetsAtMs?: number;
}

/** What standings are read with. */
export interface StandingPorts {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly random: Random;
  /** Missing where a gateway counts rates and windows in its own memory: they are named, and their numbers left out. */
  readonly counters?: Counters;
}

/**
 * How the rates, windows and budgets of a key stand, and those of a user of it. Takes nothing from them.
 *
 * @throws (as a rejection) StoreError and BudgetRecordError
 */
export async function limitsStanding(
  ports: StandingPorts,
  limits: LimitsConfig,
  { key, user }: { readonly key: KeyRecord; readonly user: Omit<Principal, 'session'> | undefined },
): Promise<readonly LimitStanding[]> {
  const kinds = user === undefined ? ['key'] : ['key', 'user'];
  const { key: perKey, user: perUser } = limits.budgets;
  const config = {
    windows: limits.windows.filter(({ per }) => kinds.includes(per)),
    budgets: { ...(perKey && { key: perKey }), ...(perUser && user && { user: perUser }) },
  };
  const { keys } = ports.ring;
  const principal = { tenant: key.identity.tenant, user: '', ...user, session: '' };
  const scopes = limitScopesOf(config, { key, principal, address: '' }, keys);
  const rated = { keyId: key.id, user: user && userName(keys, user) };
  return [
    ...(await ratesStanding(ports, { ...limits, ...key.limits }, rated)),
    ...(await windowsStanding(ports, scopes.windows)),
    ...(await budgetsStanding(ports, scopes.budgets)),
  ];
}

async function ratesStanding(
  { counters, clock }: StandingPorts,
  quota: LimitsConfig,
  rated: Parameters<typeof requestRates>[0],
): Promise<readonly LimitStanding[]> {
  const limits = counters && createRequestLimits(counters, clock);
  const standings: LimitStanding[] = [];
  for (const rate of requestRates(rated, quota)) {
    const { limit: name, perMinute: hard, burst } = rate;
    const unit = name === 'key-characters' ? 'characters' : 'requests';
    const standing = await limits?.standingOf(rate);
    standings.push({ name, kind: 'rate', unit, hard, ...(standing && flowing(standing, burst, clock)) });
  }
  standings.push({ name: 'concurrency', kind: 'concurrency', unit: 'requests', hard: quota.concurrentMax });
  return standings;
}

async function windowsStanding(
  { counters, clock }: StandingPorts,
  scopes: readonly WindowScope[],
): Promise<readonly LimitStanding[]> {
  const rules = scopes.flatMap((scope) => scope.rules);
  const facts = counters && (await createWindowLimits(counters, clock).standingOf(scopes));
  return rules.map(({ name, unit, limit, burst = limit }, index) => {
    const fact = facts?.[index];
    return { name, kind: 'window', unit, hard: limit, ...(fact && flowing(fact, Math.min(burst, limit), clock)) };
  });
}

/** How it stands with what flows off. */
function flowing(
  { remaining, resetMs }: { readonly remaining: number; readonly resetMs: number },
  burst: number,
  clock: Clock,
): Pick<LimitStanding, 'used' | 'remaining' | 'resetsAtMs'> {
  return { used: burst - remaining, remaining, ...(resetMs > 0 && { resetsAtMs: clock.now() + resetMs }) };
}

async function budgetsStanding(
  { records, clock, random }: StandingPorts,
  scopes: LimitScopes['budgets'],
): Promise<readonly LimitStanding[]> {
  const budgets = createBudgets({ records, clock, random, wait: (ms) => wait(ms) });
  const standings: LimitStanding[] = [];
  for (const scope of scopes) {
    for (const period of BUDGET_PERIODS) {
      const limited = scope.budgets[period];
      if (limited === undefined) continue;
      const { used, reserved, window } = await budgets.standingOf(scope, period);
      for (const metric of BUDGET_METRICS) {
        const limit = limited[metric];
        if (limit === undefined) continue;
        const unit = UNITS[metric];
        const left =
          limit.hard === undefined ? {} : { remaining: Math.max(0, limit.hard - used[metric] - reserved[metric]) };
        const counted = { used: used[metric], reserved: reserved[metric], ...left };
        standings.push({
          name: `${scope.kind}-${period}-${unit}`,
          kind: 'budget',
          unit,
          period,
          ...counted,
          ...limit,
          resetsAtMs: window.endMs,
        });
      }
    }
  }
  return standings;
}

const UNITS: Readonly<Record<BudgetMetric, LimitUnit>> = {
  requests: 'requests',
  inputTokens: 'input-tokens',
  outputTokens: 'output-tokens',
  costNanos: 'cost',
};

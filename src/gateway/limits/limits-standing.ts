import type { Clock, Random } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import type { Counters, Records } from '../../core/store-ports.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { BUDGET_METRICS, type BudgetMetric } from '../../limits/budget-account.ts';
import { BUDGET_PERIODS } from '../../limits/budget-scope.ts';
import type { BudgetPeriod } from '../../limits/budget-window.ts';
import type { LimitUnit } from '../../limits/limit-fact.ts';
import type { UsageLimitsConfig } from '../../setup/limits-config.ts';
import type { KeyRecord } from '../keys/key-record.ts';
import { limitScopesOf } from './limit-scopes.ts';
import { createUsageLimits } from './usage-limits.ts';

/** How one limit stands. What nobody here can know is missing. */
export interface LimitStanding {
  /** As the RateLimit headers name it. */
  readonly name: string;
  readonly kind: 'budget' | 'window';
  /** Cost is in nano-dollars. */
  readonly unit: LimitUnit;
  readonly period?: BudgetPeriod;
  readonly used?: number;
  readonly reserved?: number;
  readonly remaining?: number;
  readonly soft?: number;
  readonly hard?: number;
  /** When a budget begins anew, or a window is full again, in milliseconds since 1970. */
  readonly resetsAtMs?: number;
}

/** What standings are read with. */
export interface StandingPorts {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly random: Random;
  /** Missing where a gateway counts windows in its own memory: they are named, and their numbers left out. */
  readonly counters?: Counters;
}

/**
 * How the windows and budgets of a key stand, and those of a user of it. Takes nothing from them.
 *
 * @throws (as a rejection) StoreError and BudgetRecordError
 */
export async function limitsStanding(
  { counters, ring, ...ports }: StandingPorts,
  limits: Pick<UsageLimitsConfig, 'windows' | 'budgets'>,
  { key, user }: { readonly key: KeyRecord; readonly user: Omit<Principal, 'session'> | undefined },
): Promise<readonly LimitStanding[]> {
  const kinds = user === undefined ? ['key'] : ['key', 'user'];
  const { key: perKey, user: perUser } = limits.budgets;
  const config = {
    windows: limits.windows.filter(({ per }) => kinds.includes(per)),
    budgets: { ...(perKey && { key: perKey }), ...(perUser && user && { user: perUser }) },
  };
  const principal = { tenant: key.identity.tenant, user: '', ...user, session: '' };
  const scopes = limitScopesOf(config, { key, principal, address: '' }, ring.keys);
  const usage = createUsageLimits({ ...ports, counters: counters ?? NO_COUNTERS });
  const standings: LimitStanding[] = [];
  if (counters === undefined) {
    const rules = scopes.windows.flatMap((scope) => scope.rules);
    for (const { name, unit, limit } of rules) standings.push({ name, kind: 'window', unit, hard: limit });
  } else {
    for (const { name, unit, limit, remaining, resetMs } of await usage.windows.standingOf(scopes.windows)) {
      const resetsAtMs = resetMs === 0 ? {} : { resetsAtMs: ports.clock.now() + resetMs };
      standings.push({ name, kind: 'window', unit, used: limit - remaining, remaining, hard: limit, ...resetsAtMs });
    }
  }
  for (const scope of scopes.budgets) {
    for (const period of BUDGET_PERIODS) {
      const limited = scope.budgets[period];
      if (limited === undefined) continue;
      const { used, reserved, window } = await usage.budgets.standingOf(scope, period);
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

/** Stands where windows are not asked. */
const NO_COUNTERS: Counters = {
  reserve: () => Promise.reject(new RangeError('windows are counted elsewhere')),
  settle: () => Promise.reject(new RangeError('windows are counted elsewhere')),
  close: async () => undefined,
};

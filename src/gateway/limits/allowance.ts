import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReplyGate } from '../../core/message.ts';
import type { Principal } from '../../core/segment.ts';
import type { ReplyUsage, RequestReading } from '../../dialects/dialect.ts';
import { type BudgetAmounts, NO_AMOUNTS } from '../../limits/budget-account.ts';
import type { BudgetReservation } from '../../limits/budgets.ts';
import { rateLimitHeaders } from '../../limits/rate-limit-headers.ts';
import type { WindowReservation } from '../../limits/windows.ts';
import type { Provider } from '../../setup/gateway-services.ts';
import { callerOf, stateOf } from '../caller.ts';
import type { Gateway } from '../gateway.ts';
import { RefusedRequestError } from '../refused-request-error.ts';
import { reportAlert, reportCut, reportSystem } from '../report-events.ts';
import { checkSize } from './check-size.ts';
import { amountsOf, costOf, expectedUse, highestCost, usageOf, windowCostOf } from './exchange.ts';
import { type LimitScopes, limitScopesOf } from './limit-scopes.ts';
import { type WatchedReply, watchReply } from './watch-reply.ts';

/** How far a request has come. */
export type Sending =
  /** It has not left the gateway, or the provider has refused it: it counts as a request and uses nothing. */
  | 'not-sent'
  /** The provider may have worked for it. */
  | 'sent'
  /** The provider cannot be reached: it does not count. */
  | 'unreachable';

/** What one request may use: reserved before it is decided on, settled when its reply has ended, however it ended. */
export interface Allowance {
  sending: Sending;
  /** The gate through which the reply has to go, before the one that is given. */
  limit(gate: ReplyGate): ReplyGate;
  /** The body to send; its stream tells the usage where that is counted and the caller did not ask for it. */
  body(text: string): { readonly text: string; readonly hidesUsage: boolean };
  /** What the provider has told, and the units of calls that have come and were not decided. */
  told(usage: ReplyUsage | undefined, heldChars?: number): void;
  /** Settles. Never rejects: what cannot be settled is reported, and stays counted in full. */
  close(): Promise<void>;
}

/** A request whose size is checked and whose use is reserved. */
export interface AllowedRequest {
  readonly reading: RequestReading;
  readonly principal: Principal;
  readonly provider: Provider;
}

/**
 * Checks the size of a request and reserves what it may use, in windows first and then in budgets. The reply gets the headers that say
 * how its limits stand.
 *
 * @throws (as a rejection) RequestTooLargeError, RateLimitedError, BudgetExceededError, BudgetBusyError, RefusedRequestError for a model
 * without a price, StoreError.
 */
export async function openAllowance(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
  allowed: AllowedRequest,
): Promise<Allowance> {
  const { config, metering } = gateway.services();
  const { reading, principal } = allowed;
  await checkSize(reading, config.limits.request, metering);
  const { key } = callerOf(request);
  const scopes = limitScopesOf(config.limits, { key, principal, address: request.ip }, gateway.keys);
  const expected = isLimited(scopes) ? expectedAmounts(gateway, request, reading, scopes) : undefined;
  const held = expected === undefined ? NOTHING_HELD : await reserve(gateway, scopes, expected);
  reply.headers(rateLimitHeaders({ facts: held.facts }));
  return allowance({ gateway, request, scopes, held, expectedInput: expected?.inputTokens, ...allowed });
}

function isLimited({ windows, budgets }: LimitScopes): boolean {
  return windows.length > 0 || budgets.length > 0;
}

function expectedAmounts(
  gateway: Gateway,
  request: FastifyRequest,
  reading: RequestReading,
  scopes: LimitScopes,
): BudgetAmounts {
  const { config, metering } = gateway.services();
  const { quota } = callerOf(request);
  const expected = expectedUse(reading, { ...config.limits, ...quota });
  const cost = scopes.hasCost ? highestCost(metering.prices, reading, expected) : 0;
  if (cost !== undefined) return amountsOf(expected, cost);
  const message =
    'cost is limited here and a model of the request has no price; the operator can give it one under limits.prices';
  throw new RefusedRequestError(400, 'model_not_priced', message, '/model');
}

interface Held {
  readonly facts: WindowReservation['facts'];
  readonly windows?: WindowReservation;
  readonly budgets?: BudgetReservation;
}

const NOTHING_HELD: Held = { facts: [] };

async function reserve({ usage }: Gateway, scopes: LimitScopes, amounts: BudgetAmounts): Promise<Held> {
  const windows = await usage.windows.reserve(scopes.windows, windowCostOf(amounts));
  if (scopes.budgets.length === 0) return { facts: windows.facts, windows };
  try {
    const budgets = await usage.budgets.reserve(scopes.budgets, amounts);
    return { facts: [...windows.facts, ...budgets.facts], windows, budgets };
  } catch (error) {
    await windows.release();
    throw error;
  }
}

interface AllowanceParts extends AllowedRequest {
  readonly gateway: Gateway;
  readonly request: FastifyRequest;
  readonly scopes: LimitScopes;
  readonly held: Held;
  readonly expectedInput: number | undefined;
}

function allowance(parts: AllowanceParts): Allowance {
  const { gateway, request, reading, provider, scopes } = parts;
  const { config, metering } = gateway.services();
  const maxima = config.limits.reply;
  const isCut = maxima.outputTokensMax !== undefined || maxima.outputCharactersMax !== undefined;
  let watched: WatchedReply | undefined;
  let usage: ReplyUsage | undefined;
  let heldChars = 0;

  const made: Allowance = {
    sending: 'not-sent',
    limit(gate) {
      if (!isCut && !scopes.hasTokens) return gate;
      watched = watchReply(gate, maxima);
      return watched.gate;
    },
    body(text) {
      const asking = scopes.hasTokens ? reading.askingUsage(text) : undefined;
      return { text: asking ?? text, hidesUsage: asking !== undefined };
    },
    told(told, chars = 0) {
      usage = told;
      heldChars = chars;
    },
    async close() {
      for (const cut of watched?.cuts ?? []) reportCut(gateway, cut, request);
      const used = made.sending === 'sent' ? usedAmounts() : NO_AMOUNTS;
      await settle(parts, made.sending === 'unreachable' ? NO_AMOUNTS : { ...used, requests: 1 });
    },
  };
  return made;

  function usedAmounts(): BudgetAmounts {
    const received = (watched?.receivedTokens() ?? 0) + Math.ceil(heldChars / CHARACTERS_A_TOKEN);
    const tokens = usageOf(usage, parts.expectedInput ?? 0, received);
    const costNanos = costOf(metering.prices, reading, tokens);
    gateway.metrics.countUsage(provider.upstream.name, { ...tokens, ...(costNanos !== undefined && { costNanos }) });
    return amountsOf(tokens, costNanos ?? 0);
  }
}

/** Of the JSON of calls, which is ASCII for the most part. */
const CHARACTERS_A_TOKEN = 4;

/** Budgets are tried again while their store is away for a moment. Windows are not: what they hold flows off by itself. */
async function settle(parts: AllowanceParts, actual: BudgetAmounts): Promise<void> {
  const { gateway, held, principal, request } = parts;
  const { requestId } = stateOf(request);
  const isSettled = [
    await tried([0], async () => held.windows?.settle(windowCostOf(actual))),
    await tried(WAITS_MS, async () => {
      const alerts = (await held.budgets?.settle(actual)) ?? [];
      for (const alert of alerts) reportAlert(gateway, alert, { principal, requestId });
    }),
  ];
  if (isSettled.every((is) => is)) return;
  reportSystem(gateway, { type: 'system', severity: 'HIGH', details: { problem: 'limits-not-settled', requestId } });
}

const WAITS_MS: readonly number[] = [0, 50, 500, 2_000];

async function tried(waitsMs: readonly number[], step: () => Promise<void>): Promise<boolean> {
  for (const waitMs of waitsMs) {
    if (waitMs > 0) await wait(waitMs);
    try {
      await step();
      return true;
    } catch {
      // It is tried again, and reported in the end.
    }
  }
  return false;
}

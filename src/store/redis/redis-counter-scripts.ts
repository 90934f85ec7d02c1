import { COUNTER_BOUNDS } from '../gcra.ts';
import type { RedisScript } from './redis-record-scripts.ts';

/** How long after everything has flowed off a counter is kept, in milliseconds: a clock that goes back by less finds it. */
const IDLE_KEPT_MS = 60_000;

/**
 * The cell rate algorithm of gcra.ts, step by step and number by number: Lua counts in the same double precision, and 17
 * significant digits bring a number back as it was (IEEE 754-2019, 5.12.2).
 */
const SHARED = `
local limit, windowMs, burst, nowMs = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local GRID_PER_MS = 2048
local unitMs = math.ceil((windowMs / limit) * GRID_PER_MS) / GRID_PER_MS
local burstMs = burst * unitMs
local now = math.floor(nowMs * GRID_PER_MS) / GRID_PER_MS

local function text(number) return string.format('%.17g', number) end

local function bounded(state)
  return math.min(state, now + burstMs + ${COUNTER_BOUNDS.debtWindowsMax} * windowMs)
end

local function keep(before, state)
  if state == before then return end
  local leftMs = math.max(math.ceil(state - now), 0) + ${IDLE_KEPT_MS}
  redis.call('SET', KEYS[1], text(state), 'PX', string.format('%.0f', leftMs))
end

local state = tonumber(redis.call('GET', KEYS[1]) or '0')
if not state then return redis.error_reply('CORRUPT counter') end
`;

/** Answers with 1 and the whole units that are left, or with 0 and the milliseconds to wait. */
const RESERVE = `${SHARED}
local cost = tonumber(ARGV[5])
if cost > burst then return {0, 'Infinity'} end
local after = math.max(bounded(state), now) + cost * unitMs
local leftMs = now + burstMs - after
if leftMs < 0 then return {0, text(-leftMs)} end
if cost > 0 then keep(state, after) end
return {1, text(math.floor(leftMs / unitMs))}
`;

const SETTLE = `${SHARED}
local difference = tonumber(ARGV[6]) - tonumber(ARGV[5])
local before = bounded(state)
if difference > 0 then
  keep(state, bounded(math.max(before, now) + difference * unitMs))
elseif difference < 0 and before > now then
  keep(state, math.max(before + difference * unitMs, now))
end
return 1
`;

/** The scripts of the `Counters` port. */
export const COUNTER_SCRIPTS: { readonly reserve: RedisScript; readonly settle: RedisScript } = {
  reserve: { keyCount: 1, lua: RESERVE },
  settle: { keyCount: 1, lua: SETTLE },
};

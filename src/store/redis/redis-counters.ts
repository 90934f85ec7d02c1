import type { Counters, LimitRule, Reservation } from '../../core/store-ports.ts';
import { CALL_BYTES } from '../call-gate.ts';
import { checkCounterCall } from '../gcra.ts';
import { portDoor } from '../port-door.ts';
import { StoreError } from '../store-error.ts';
import { COUNTER_SCRIPTS } from './redis-counter-scripts.ts';
import { counterKey } from './redis-keys.ts';
import { defineScript } from './redis-package.ts';
import type { RedisPortOptions } from './redis-port-options.ts';
import { pairOf } from './redis-reply.ts';

/** The `Counters` port on a connection: each call is one script. */
export function redisCounters({ client, connection, keyPrefix }: Omit<RedisPortOptions, 'clock'>): Counters {
  const door = portDoor();
  const reserve = defineScript(client, 'reserve', COUNTER_SCRIPTS.reserve);
  const settle = defineScript(client, 'settle', COUNTER_SCRIPTS.settle);
  return {
    async reserve(key, cost, rule, nowMs) {
      checkCounterCall(key, [cost], rule, nowMs);
      door.enter('reserve');
      const reply = await connection.call('reserve', CALL_BYTES, () =>
        reserve(counterKey(keyPrefix, key), ...ruleArguments(rule, nowMs), String(cost)),
      );
      return reservationOf(reply);
    },
    async settle(key, { reserved, actual }, rule, nowMs) {
      checkCounterCall(key, [reserved, actual], rule, nowMs);
      door.enter('settle');
      await connection.call('settle', CALL_BYTES, () =>
        settle(counterKey(keyPrefix, key), ...ruleArguments(rule, nowMs), String(reserved), String(actual)),
      );
    },
    close: door.close,
  };
}

/** JavaScript writes a number in the fewest digits that read back as the same one. */
function ruleArguments({ limit, windowMs, burst }: LimitRule, nowMs: number): readonly string[] {
  return [limit, windowMs, burst, nowMs].map(String);
}

function reservationOf(reply: unknown): Reservation {
  const [isGranted, number] = pairOf('reserve', reply);
  const value = Number(String(number));
  if (Number.isNaN(value)) throw new StoreError('reserve', 'corrupt');
  return isGranted === 1 ? { isGranted: true, remaining: value } : { isGranted: false, retryAfterMs: value };
}

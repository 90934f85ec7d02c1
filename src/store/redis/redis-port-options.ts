import type { Clock } from '../../core/ports.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { RedisClient } from './redis-package.ts';

/** What the ports of a store share. */
export interface RedisPortOptions {
  readonly client: RedisClient;
  readonly connection: RedisConnection;
  readonly keyPrefix: string;
  readonly clock: Clock;
}

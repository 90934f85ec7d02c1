import { z } from 'zod';
import { SESSION_BOUNDS } from '../memory/session/create-sessions.ts';

/** What the gateway remembers of sessions that have a name, and what follows from it. */
export interface SessionsConfig {
  readonly enabled: boolean;
  /** After the last turn of a session. */
  readonly keepHours: number;
  /** The risk from which on a session is risky. A blocked attack adds up to 1, a doubtful one the square of its score. */
  readonly riskMax: number;
  /** In how many minutes the risk falls to half. */
  readonly riskHalfLifeMinutes: number;
  /** What becomes of requests of a risky session: `report` tells of it, `block` refuses them until the risk has faded, too. */
  readonly onRisk: 'report' | 'block';
  /** What becomes of requests whose session cannot be read: 503, or nothing is known of the session. */
  readonly onStoreFailure: 'refuse' | 'stateless';
}

/** The section `sessions` of a configuration file. */
export function sessionsSchema(): z.ZodType<SessionsConfig> {
  const { riskMax, halfLifeMs, ttlMs } = SESSION_BOUNDS;
  return z
    .strictObject({
      enabled: z.boolean().default(true).describe('Off, each request is judged by itself.'),
      keepHours: z
        .int()
        .min(1)
        .max(8_760)
        .default(ttlMs / 3_600_000)
        .describe('How long a session is remembered after its last turn.'),
      riskMax: z
        .number()
        .min(0.1)
        .max(1_000)
        .default(riskMax)
        .describe('The risk from which on a session is risky: attacks in a row, each counted up to 1.'),
      riskHalfLifeMinutes: z
        .int()
        .min(1)
        .max(10_080)
        .default(halfLifeMs / 60_000)
        .describe('In how many minutes the risk falls to half.'),
      onRisk: z
        .enum(['report', 'block'])
        .default('report')
        .describe('report writes an event; block also refuses requests of a risky session until the risk has faded.'),
      onStoreFailure: z
        .enum(['refuse', 'stateless'])
        .default('refuse')
        .describe('refuse answers 503 while sessions cannot be read; stateless judges each request by itself.'),
    })
    .prefault({})
    .describe('What is remembered, sealed, of sessions that have a name.');
}

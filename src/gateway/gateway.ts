import type { Approvals } from '../core/approvals.ts';
import type { Clock, Keys, Random, Sink } from '../core/ports.ts';
import type { Sessions } from '../core/sessions.ts';
import type { Log, Records } from '../core/store-ports.ts';
import type { RequestLimits } from '../limits/request-limits.ts';
import type { GatewayServices } from '../setup/gateway-services.ts';
import type { BodyBudget } from './body-budget.ts';
import type { ExtractionWatch } from './extraction/extraction-watch.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { UsageLimits } from './limits/usage-limits.ts';
import type { GatewayMetrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

/** What every route works with. It lives as long as the process; what a configuration brings about is asked for anew by each request. */
export interface Gateway {
  /** The services of the configuration that is in force now. */
  services(): GatewayServices;
  readonly keyStore: KeyStore;
  readonly limits: RequestLimits;
  /** Windows and budgets. */
  readonly usage: UsageLimits;
  /** Remembers sessions that have a name; undefined where each request is judged by itself. */
  readonly sessions: Sessions | undefined;
  /** Approvals of single calls. */
  readonly approvals: Approvals;
  /** Watches users for attempts to copy the model. */
  readonly extraction: ExtractionWatch;
  /** Memory for the bodies of requests under way. */
  readonly bodies: BodyBudget;
  readonly metrics: GatewayMetrics;
  readonly readiness: Readiness;
  /** Takes events that do not come from a guard. */
  readonly sink: Sink;
  /** Where keys are kept. */
  readonly records: Records;
  /** Where events are kept. */
  readonly eventLog: Log;
  /** Whether that is another store than that of keys, so that requests are served while it is away. */
  readonly isLogApart: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
}

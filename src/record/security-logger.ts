import type { Clock, Keys, Random, Sink } from '../core/ports.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import { edgeKeys } from '../crypto/mac-edge.ts';
import { type EventFacts, systemEvent } from './system-event.ts';
import { teeSink } from './tee-sink.ts';

/** Where events go. The ports are the platform's when they are missing. */
export interface SecurityLoggerOptions {
  readonly sink: Sink;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Keys of the hashes that stand for unsafe ids; without them ids are not comparable from one process to the next. */
  readonly keys?: Keys;
}

/**
 * Records security events. What is recorded holds ids, counts and words, and never the text of a message.
 *
 * @example
 * const logger = new SecurityLogger({ sink: pinoSink(pino()) });
 * logger.record({ type: 'auth_failure', severity: 'MEDIUM', details: { reason: 'expired' } });
 */
export class SecurityLogger {
  /** Takes events that are made already, such as those of a guard. It does not throw. */
  readonly sink: Sink;
  readonly #ports: { readonly clock: Clock; readonly random: Random; readonly keys: Keys };
  #failures = 0;

  constructor(options: SecurityLoggerOptions) {
    const { clock = { now: () => Date.now() }, random = WEB_RANDOM } = options;
    this.#ports = { clock, random, keys: options.keys ?? edgeKeys(random.bytes(32)) };
    this.sink = teeSink([options.sink], () => {
      this.#failures += 1;
    });
  }

  /** Makes an event, writes it and gives it back. A sink that fails is counted and does not throw. */
  record(facts: EventFacts): SecurityEvent {
    const event = systemEvent(facts, this.#ports);
    this.sink.write(event);
    return event;
  }

  /** How many events the sink did not take. */
  get failures(): number {
    return this.#failures;
  }
}

const WEB_RANDOM: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

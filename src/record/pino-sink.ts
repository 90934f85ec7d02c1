import type { Logger } from 'pino';
import type { Severity } from '../core/finding.ts';
import type { Sink } from '../core/ports.ts';

/** The part of a pino logger that is used. */
export type EventLogger = Pick<Logger, 'info' | 'warn' | 'error'>;

/** `fatal` is left out: pino writes it synchronously, and an attacker chooses how often it comes. */
const LEVEL_OF_SEVERITY: Readonly<Record<Severity, 'info' | 'warn' | 'error'>> = {
  LOW: 'info',
  MEDIUM: 'warn',
  HIGH: 'error',
  CRITICAL: 'error',
};

/**
 * Writes each event as one line of a pino logger, under the key `securityEvent`, with the event's type as the message.
 *
 * @example
 * createGuard({ sink: pinoSink(pino()) });
 */
export function pinoSink(logger: EventLogger): Sink {
  return {
    write(event) {
      logger[LEVEL_OF_SEVERITY[event.severity]]({ securityEvent: event }, event.type);
    },
  };
}

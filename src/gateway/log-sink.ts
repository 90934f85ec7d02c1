import { destination, pino } from 'pino';
import { SEVERITIES } from '../core/finding.ts';
import type { Sink } from '../core/ports.ts';
import { pinoSink } from '../record/pino-sink.ts';
import type { EventsConfig } from '../setup/gateway-config.ts';

/** The sink that logs events from a severity on as JSON lines; undefined where none are wanted. */
export function logSink({ log, logSeverity }: Pick<EventsConfig, 'log' | 'logSeverity'>): Sink | undefined {
  if (log === 'none') return undefined;
  const logger = pino({ base: null, timestamp: false }, destination({ dest: log === 'stdout' ? 1 : 2, sync: false }));
  const sink = pinoSink(logger);
  const least = SEVERITIES.indexOf(logSeverity);
  return {
    write(event) {
      if (SEVERITIES.indexOf(event.severity) >= least) sink.write(event);
    },
  };
}

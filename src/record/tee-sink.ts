import type { Sink } from '../core/ports.ts';

/**
 * One sink out of several. One that fails, at once or by a promise that is rejected, does not keep an event from the
 * others, nor from the caller: `onFailure` hears of it, with the place of the sink in the list.
 *
 * @example
 * createGuard({ sink: teeSink([pinoSink(logger), events], () => { failures += 1; }) });
 */
export function teeSink(sinks: readonly Sink[], onFailure: (index: number) => void): Sink {
  return {
    write(event) {
      sinks.forEach((sink, index) => {
        try {
          // An asynchronous function passes for a sink. Its rejection, left alone, would end a Node process.
          const written: unknown = sink.write(event);
          if (written instanceof Promise) written.catch(() => onFailure(index));
        } catch {
          onFailure(index);
        }
      });
    },
  };
}

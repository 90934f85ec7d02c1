import type { Finding } from '../../../core/finding.ts';
import { JSON_PLACEHOLDER_RULE_ID } from '../../../core/pseudonyms.ts';
import { sinkTracker } from './sink-tracker.ts';

/** Tells which placeholders of a growing text stand where they may be restored. */
export interface PlaceholderPlaces {
  write(chunk: string): void;
  /** The finding as it is to be reported: inside of JSON it says so; undefined where the placeholder must stay. */
  placed(finding: Finding): Finding | undefined;
}

/** Follows a text; `restoreIn` are the places besides plain text and strings of JSON. */
export function placeholderPlaces(restoreIn: readonly string[]): PlaceholderPlaces {
  const sinks = sinkTracker();
  return {
    write: sinks.write,
    placed(finding) {
      const sink = sinks.at(finding.start);
      if (sink === 'json') return { ...finding, ruleId: JSON_PLACEHOLDER_RULE_ID };
      return sink === 'text' || restoreIn.includes(sink) ? finding : undefined;
    },
  };
}

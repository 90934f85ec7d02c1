import type { Uncovered } from '../../core/message.ts';

/** Places of one reply that are listed; beyond it a reply has so many that one more says nothing new. */
const PLACES_MAX = 1_000;

/** UTF-16 units of a name in a pointer, where it is not the format's own. */
const NAME_CHARS_MAX = 64;

/** Collects the places of one reply that are not inspected, or not known, each once. */
export interface UncoveredPlaces {
  add(kind: Uncovered['kind'], pointer: string): void;
  readonly list: readonly Uncovered[];
}

/** Opens an empty collection. It holds at most 1,000 places. */
export function uncoveredPlaces(): UncoveredPlaces {
  const list: Uncovered[] = [];
  let known: Set<string> | undefined;
  return {
    list,
    add(kind, pointer) {
      known ??= new Set();
      const name = `${kind} ${pointer}`;
      if (known.has(name) || list.length >= PLACES_MAX) return;
      known.add(name);
      list.push({ pointer, kind });
    },
  };
}

/** A name that the format does not know, as it may stand in a pointer: at most 64 safe characters. */
export function safeName(name: string): string {
  let safe = '';
  for (let at = 0; at < name.length && safe.length < NAME_CHARS_MAX; at++) {
    const unit = name.charCodeAt(at);
    const letter = unit | 0x20;
    const isSafe =
      (unit >= 0x30 && unit <= 0x39) ||
      (unit <= 0x7a && letter >= 0x61 && letter <= 0x7a) ||
      unit === 0x5f ||
      unit === 0x2d ||
      unit === 0x2e;
    safe += isSafe ? name.charAt(at) : '_';
  }
  return safe;
}

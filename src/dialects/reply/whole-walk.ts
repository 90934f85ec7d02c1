import type { JsonString } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import type { ChoiceGate } from './choice-gate.ts';
import { splicesTo } from './render-node.ts';
import type { UncoveredPlaces } from './uncovered-places.ts';
import type { ReplyPath, ReplyWalk } from './walk-reply.ts';

/** What a walk over complete texts needs. `splices` takes the edits, as places of `source`. */
export interface WholeWalkParts {
  readonly source: string;
  readonly choice: ChoiceGate;
  readonly uncovered: UncoveredPlaces;
  readonly splices: Splice[];
  /** Texts that have been inspected, with what has left of them: an envelope comes again with every chunk. */
  readonly memory?: Map<string, string>;
}

/** UTF-16 units and entries that are remembered; a stream that goes past them is inspected all the same, each time. */
const MEMORY_CHARS_MAX = 4_096;
const MEMORY_ENTRIES_MAX = 256;

/** A walk whose every string and key is a whole text of its own. */
export function wholeWalk({ source, choice, uncovered, splices, memory }: WholeWalkParts): ReplyWalk {
  function inspect(node: JsonString, pointer: string, _path: ReplyPath, isUnknown: boolean): string {
    const text = node.value;
    const name = `${pointer}\n${text}`;
    const known = memory?.get(name);
    if (isUnknown && known === undefined) choice.door.countUnknown();
    const left = known ?? choice.whole(pointer, text);
    if (left !== text) splices.push(...splicesTo(source, node, left));
    if (known === undefined && memory !== undefined && text.length <= MEMORY_CHARS_MAX) {
      if (memory.size < MEMORY_ENTRIES_MAX) memory.set(name, left);
    }
    return left;
  }
  return {
    source,
    choice,
    uncovered,
    text: inspect,
    key(node, pointer, isUnknown) {
      return node.value === '' ? '' : inspect(node, `${pointer}#key`, undefined, isUnknown);
    },
  };
}

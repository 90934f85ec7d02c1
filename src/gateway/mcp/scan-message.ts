import type { Edit } from '../../core/edit.ts';
import { TextTooLongError } from '../../core/errors.ts';
import type { JsonNode } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import type { Principal } from '../../core/segment.ts';
import { MalformedRequestError } from '../../dialects/dialect-errors.ts';
import { editBody } from '../../dialects/walk/edit-body.ts';
import { safeName } from '../../dialects/walk/pointer-step.ts';
import { free, type Shape } from '../../dialects/walk/shape.ts';
import { walkMessage } from '../../dialects/walk/walk-message.ts';
import { enterPosition, openWalk, type WalkState } from '../../dialects/walk/walk-state.ts';
import type { Guard } from '../../guard/guard.ts';

/** A value inside a message, and how it is read. */
export interface ScannedPart {
  readonly node: JsonNode;
  readonly shape: Shape;
  /** JSON pointer of the node in the message. */
  readonly pointer: string;
  /** The tool, prompt or method that it comes from. */
  readonly from?: string;
}

/** What the guard says of a part. Edits are made with {@link editParts}. */
export type ScanVerdict =
  | { readonly action: 'pass'; readonly walk: WalkState; readonly edits: readonly Edit[] }
  | { readonly action: 'refuse'; readonly ruleIds: readonly string[]; readonly problem: string };

/** Inspects what a server sends. */
export interface MessageScanner {
  /** Every string of the part as `external` text, by the guard's policy. A check that fails refuses the part. */
  scan(source: string, part: ScannedPart): Promise<ScanVerdict>;
}

/** A scanner over a guard, which writes the events of what it finds. */
export function createMessageScanner(guard: Guard, principal: Principal): MessageScanner {
  return {
    async scan(source, part) {
      try {
        const walk = walkPart(source, part);
        const { segments, uncovered } = walk;
        if (segments.length === 0) return { action: 'pass', walk, edits: [] };
        const decision = await guard.message(segments, { principal, coverage: { uncovered } });
        const ruleIds = [...new Set(decision.findings.map(({ ruleId }) => ruleId))].slice(0, RULE_IDS_MAX);
        if (decision.action === 'allow') return { action: 'pass', walk, edits: [] };
        if (decision.action === 'rewrite') return { action: 'pass', walk, edits: decision.edits };
        return { action: 'refuse', ruleIds, problem: 'refused by policy' };
      } catch (error) {
        if (error instanceof TextTooLongError) return refusal('has more text than can be inspected');
        if (error instanceof MalformedRequestError) return refusal('cannot be inspected: it has too many texts');
        throw error;
      }
    },
  };
}

/**
 * Makes the edits of parts of one message, and takes out what `removed` says; all else stays as it came.
 *
 * @param parts - Walks of different nodes of the message.
 */
export function editParts(
  source: string,
  parts: readonly Extract<ScanVerdict, { readonly action: 'pass' }>[],
  removed: readonly Splice[] = [],
): string {
  const walk = {
    segments: parts.flatMap(({ walk }) => walk.segments),
    places: parts.flatMap(({ walk }) => walk.places),
  };
  return editBody(
    source,
    walk,
    parts.flatMap(({ edits }) => edits),
    removed,
  );
}

/** Rule ids in an answer. */
const RULE_IDS_MAX = 16;

/** What does not keep to its table is read as any JSON: then more of it is inspected, not less. */
function walkPart(source: string, part: ScannedPart): WalkState {
  try {
    return walkAs(source, part, part.shape);
  } catch (error) {
    if (error instanceof MalformedRequestError && part.shape !== free) return walkAs(source, part, free);
    throw error;
  }
}

function walkAs(source: string, { node, pointer, from }: ScannedPart, shape: Shape): WalkState {
  const walk = openWalk(source, { system: 'external', assistant: 'external', tools: 'external' });
  enterPosition(walk, 'tool');
  if (from !== undefined) walk.source = safeName(from);
  walkMessage(walk, shape, node, pointer);
  return walk;
}

function refusal(problem: string): ScanVerdict {
  return { action: 'refuse', ruleIds: [], problem };
}

import canonicalize from 'canonicalize';
import { hexOf } from '../../core/hex-of.ts';
import { pointerTo } from '../../core/json/json-node.ts';
import type { JsonValue } from '../../core/json-value.ts';
import { sha256 } from '../../crypto/digest.ts';

/** A definition of a tool, held to what it was when somebody trusted it. */
export interface ToolPin {
  /** Hexadecimal SHA-256 of the canonical JSON (RFC 8785) of the definition. */
  readonly sha256: string;
  /** The whole definition, so that a change can be shown and arguments be checked. */
  readonly definition: ToolRecord;
}

/** The definition of a tool as `tools/list` gives it; what it holds besides its name is up to the server. */
export type ToolRecord = { readonly name: string } & { readonly [field: string]: JsonValue };

/** What is pinned of one server. */
export interface ServerPins {
  readonly tools: ReadonlyMap<string, ToolPin>;
  /** New and changed definitions that wait to be approved, by name. */
  readonly pending: ReadonlyMap<string, ToolPin>;
}

/** Pins a definition: every byte of what it says, however it is spelled. */
export function pinOf(definition: ToolRecord): ToolPin {
  return { sha256: hexOf(sha256(canonicalize(definition) ?? '')), definition };
}

/**
 * What differs between two definitions, a line for each place: `- /description: "old"`, `+ /description: "new"`. Values are JSON, so that a
 * line break in one is `\n`. At most {@link LINES_MAX} lines of {@link LINE_LENGTH_MAX} characters.
 *
 * @param before - Missing for a tool that is new.
 */
export function definitionDiff(before: ToolRecord | undefined, after: ToolRecord): readonly string[] {
  const old = before === undefined ? new Map<string, string>() : leavesOf(before);
  const now = leavesOf(after);
  const lines: string[] = [];
  for (const pointer of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(pointer), now.get(pointer)];
    if (was === is) continue;
    if (was !== undefined) lines.push(shortened(`- ${pointer}: ${was}`));
    if (is !== undefined) lines.push(shortened(`+ ${pointer}: ${is}`));
  }
  const more = lines.length - LINES_MAX;
  return more > 0 ? [...lines.slice(0, LINES_MAX), `… and ${more} more lines`] : lines;
}

const LINES_MAX = 100;
const LINE_LENGTH_MAX = 1_000;

function shortened(line: string): string {
  return line.length > LINE_LENGTH_MAX ? `${line.slice(0, LINE_LENGTH_MAX)}…` : line;
}

/** Values without parts, and empty lists and objects, by their pointers. */
function leavesOf(definition: JsonValue): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const visit = (value: JsonValue, pointer: string): void => {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (entries.length === 0) leaves.set(pointer, JSON.stringify(value));
    for (const [key, part] of entries) visit(part, pointerTo(pointer, key));
  };
  visit(definition, '');
  return leaves;
}

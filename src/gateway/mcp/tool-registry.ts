import type { SchemaCheck } from '../../core/ports.ts';
import { argumentCheck } from './argument-check.ts';
import { definitionDiff, pinOf, type ServerPins, type ToolPin, type ToolRecord } from './tool-pin.ts';
import { type PeerTools, shadowingOf } from './tool-shadows.ts';

/** Why a tool is not shown to the client, and cannot be called. */
export type ToolProblem = 'malformed' | 'twice' | 'too-large' | 'changed' | 'new' | 'shadows' | 'refused-text';

/** What is made of one definition of a listing. */
export interface ToolJudgement {
  readonly name: string;
  readonly pin: ToolPin | undefined;
  /** Missing for a tool that may be shown. */
  readonly problem?: ToolProblem;
  /** What to tell whoever runs the guard; missing where nothing is new. */
  readonly notice?: string;
}

/** Where pins are kept between runs. */
export interface PinStore {
  /** What is pinned now, which somebody may have changed since; undefined where nothing ever was. */
  read(): Promise<ServerPins | undefined>;
  write(pins: ServerPins): Promise<void>;
}

/** How new and changed tools are treated. */
export interface PinRules {
  /** Takes everything that is listed as it is, as if somebody had approved it. */
  readonly isApproving: boolean;
  /** Whether a server that nothing is pinned of may have its first listing trusted. */
  readonly isFirstUseTrusted: boolean;
  /** Whether a new tool with the very name of another server's tool is refused; one that only looks like one always is. */
  readonly isSameNameRefused: boolean;
  /** Names of the tools of other servers. */
  readonly peers: () => Promise<PeerTools>;
}

/** What is known of the tools of one server. */
export interface ToolRegistry {
  /** Judges the definitions of one page of a listing, and pins what may be pinned. `isLast`: no further page follows. */
  judge(definitions: readonly (ToolRecord | undefined)[], page: ListPage): Promise<readonly ToolJudgement[]>;
  /** Takes back that a tool may be called, because its texts are refused. */
  refuse(name: string): void;
  /** The tool, when it may be called. A tool that was pinned earlier may be, before it has been listed again. */
  callable(name: string): Promise<CallableTool | undefined>;
}

/** Where in a listing a page stands. */
export interface ListPage {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A tool that may be called. */
export interface CallableTool {
  readonly definition: ToolRecord;
  readonly checkArguments: SchemaCheck;
}

/** Tools of one server, and UTF-16 units of the canonical form of one definition. */
const TOOLS_MAX = 2_000;
const DEFINITION_LENGTH_MAX = 262_144;

/** Tools of a server over pins: new ones and changed ones are refused, but in the first listing of a server nobody knows. */
export function createToolRegistry(store: PinStore, rules: PinRules): ToolRegistry {
  const seen = new Map<string, { readonly problem: ToolProblem | undefined; readonly pin: ToolPin | undefined }>();
  const checks = new Map<string, SchemaCheck>();
  let firstListing: 'before' | 'open' | 'closed' = 'before';
  let namesInListing = new Set<string>();

  /** Whether what is new on this page is trusted on first use. A second listing from its start ends the first one. */
  function isTrusting(page: ListPage, hasPins: boolean): boolean {
    if (page.isFirst && firstListing !== 'before') firstListing = 'closed';
    if (firstListing === 'before') firstListing = hasPins || !rules.isFirstUseTrusted ? 'closed' : 'open';
    const isOpen = firstListing === 'open';
    if (page.isLast) firstListing = 'closed';
    return isOpen;
  }

  function judgeOne(
    definition: ToolRecord | undefined,
    pins: ServerPins,
    { peers, isTrusted }: { readonly peers: PeerTools; readonly isTrusted: boolean },
  ): ToolJudgement {
    const pin = definition === undefined ? undefined : pinOrNot(definition);
    if (definition === undefined || pin === undefined)
      return { name: definition?.name ?? '', pin, problem: 'malformed' };
    const { name } = definition;
    if (namesInListing.has(name)) return { name, pin, problem: 'twice' };
    namesInListing.add(name);
    if (JSON.stringify(definition).length > DEFINITION_LENGTH_MAX || namesInListing.size > TOOLS_MAX)
      return { name, pin: undefined, problem: 'too-large' };
    const known = pins.tools.get(name);
    if (known?.sha256 === pin.sha256) return { name, pin };
    const diff = definitionDiff(known?.definition, definition).join('\n');
    if (rules.isApproving) return { name, pin, notice: `tool ${quoted(name)} is approved:\n${diff}` };
    if (known !== undefined)
      return { name, pin, problem: 'changed', notice: `tool ${quoted(name)} has changed and is refused:\n${diff}` };
    const { shadowing, peer = '' } = shadowingOf(name, peers);
    const isShadow = shadowing === 'alike' || (shadowing === 'same' && rules.isSameNameRefused);
    const what = `has ${shadowing === 'same' ? 'the name of' : 'a name that looks like that of'} a tool of ${quoted(peer)}`;
    if (isShadow) return { name, pin, problem: 'shadows', notice: `tool ${quoted(name)} ${what} and is refused` };
    if (!isTrusted)
      return { name, pin, problem: 'new', notice: `tool ${quoted(name)} is new and is refused:\n${diff}` };
    return { name, pin, ...(shadowing === 'same' && { notice: `tool ${quoted(name)} ${what}` }) };
  }

  return {
    async judge(definitions, page) {
      const pins = await store.read();
      const isTrusted = isTrusting(page, pins !== undefined);
      if (page.isFirst) namesInListing = new Set();
      const context = { peers: await rules.peers(), isTrusted };
      const known = pins ?? { tools: new Map<string, ToolPin>(), pending: new Map<string, ToolPin>() };
      const judged = definitions.map((definition) => judgeOne(definition, known, context));
      for (const { name, pin, problem } of judged) {
        // The second of two tools with one name takes nothing from the first.
        if (problem !== 'twice') seen.set(name, { problem, pin });
      }
      const changed = withJudged(known, judged);
      if (changed !== undefined || (pins === undefined && isTrusted)) await store.write(changed ?? known);
      return judged;
    },
    refuse(name) {
      seen.set(name, { problem: 'refused-text', pin: undefined });
    },
    async callable(name) {
      const current = seen.get(name);
      if (current?.problem !== undefined) return undefined;
      const pin = current?.pin ?? (await store.read())?.tools.get(name);
      if (pin === undefined) return undefined;
      const known = checks.get(pin.sha256);
      const checkArguments = known ?? argumentCheck(pin.definition['inputSchema']);
      if (known === undefined && checks.size < TOOLS_MAX) checks.set(pin.sha256, checkArguments);
      return { definition: pin.definition, checkArguments };
    },
  };
}

/** Pins with what was trusted and what waits now; undefined where nothing is different. */
function withJudged(pins: ServerPins, judged: readonly ToolJudgement[]): ServerPins | undefined {
  const tools = new Map(pins.tools);
  const pending = new Map(pins.pending);
  let isChanged = false;
  for (const { name, pin, problem } of judged) {
    if (pin === undefined || problem === 'malformed' || problem === 'twice') continue;
    const target = problem === undefined ? tools : pending;
    if (problem === undefined && pending.delete(name)) isChanged = true;
    if (target.get(name)?.sha256 === pin.sha256 || (problem !== undefined && pending.size >= TOOLS_MAX)) continue;
    target.set(name, pin);
    isChanged = true;
  }
  return isChanged ? { tools, pending } : undefined;
}

/** A definition with a number that JSON cannot say again cannot be pinned. */
function pinOrNot(definition: ToolRecord): ToolPin | undefined {
  try {
    return pinOf(definition);
  } catch {
    return undefined;
  }
}

/** A name from a server, for people. */
function quoted(name: string): string {
  return JSON.stringify(name.slice(0, NAME_LENGTH_SHOWN));
}

const NAME_LENGTH_SHOWN = 128;

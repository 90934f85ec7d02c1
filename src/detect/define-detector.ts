import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { InvalidRuleError } from '../core/errors.ts';
import {
  checkDefinition,
  type FieldCheck,
  freezePlainData,
  functionField,
  readDefinition,
  sharedStateField,
  whileDefining,
  wholeNumberField,
} from './check-definition.ts';
import { type DefinitionFacts, FACT_FIELDS, factsOf } from './definition-facts.ts';
import type { MeterRule, MeterRun, Token, TokenRule } from './matching/rule.ts';

/** A tagger of words: decides for one token after another, from a state and the tokens that follow. */
export interface TokenDetectorDefinition<State> extends DefinitionFacts {
  readonly kind: 'token';
  /** Tokens after the current one that `tag` sees, 0 to 3: what a stream waits for. */
  readonly lookahead: number;
  /** The state before the first token: plain data, which is frozen, since all texts share it. */
  readonly initial: State;
  /**
   * Pure: gives a new state and changes none. `begin` starts a finding, `inside` goes on with it, anything else is
   * `outside`. An exception counts as a failed check.
   */
  readonly tag: TokenRule<State>['tag'];
}

/** A running measure over characters. It may report and block; what it finds in a reply is not redacted. */
export interface MeterDetectorDefinition extends DefinitionFacts {
  readonly kind: 'meter';
  /**
   * Begins a text. `write` gets one character (code point) at a time, so that its answers cannot depend on how a
   * stream is cut. A range that it gives ends behind that character at the latest and starts no earlier than
   * `holdFrom` said before, nor than 1,024 units before its end; what lies outside is cut off.
   */
  readonly open: () => MeterRun;
}

/** A detector of yours that is no pattern. */
export type DetectorDefinition<State> = TokenDetectorDefinition<State> | MeterDetectorDefinition;

/**
 * Makes a detector of your own, for what a pattern cannot say. It sees the canonical view, as rules do.
 *
 * @throws {@link InvalidRuleError} at once for a definition that cannot be used.
 * @example
 * defineDetector({
 *   kind: 'token',
 *   id: 'custom/acme/shouting',
 *   category: 'obfuscation',
 *   score: 0.5,
 *   severity: 'LOW',
 *   lookahead: 0,
 *   initial: 0,
 *   tag: (run, { text }) =>
 *     text === text.toUpperCase() && text !== text.toLowerCase()
 *       ? { tag: run >= 4 ? 'begin' : 'outside', state: run + 1 }
 *       : { tag: 'outside', state: 0 },
 * });
 */
export function defineDetector<State>(definition: DetectorDefinition<State>): TokenRule | MeterRule {
  return whileDefining(() => detectorOf(definition));
}

function detectorOf<State>(definition: DetectorDefinition<State>): TokenRule | MeterRule {
  const given = readDefinition(definition);
  // A run hands a tagger no states but its own, so that a set of rules need not know their type.
  if (given.kind === 'token') return tokenDetector(given) as unknown as TokenRule;
  if (given.kind === 'meter') return meterDetector(given);
  throw new InvalidRuleError('', '"kind" must be "token" or "meter"');
}

const anything: FieldCheck = { isRequired: true, problemOf: () => undefined };
const SHARED_FIELDS = { kind: anything, ...FACT_FIELDS };

function tokenDetector<State>(definition: TokenDetectorDefinition<State>): TokenRule<State> {
  const id = checkDefinition(definition, {
    ...SHARED_FIELDS,
    lookahead: wholeNumberField({ min: 0, max: 3 }),
    initial: sharedStateField,
    tag: functionField,
  });
  const { lookahead, initial, tag } = definition;
  return Object.freeze({
    kind: 'token',
    ...factsOf(id, definition),
    lookahead,
    initial: freezePlainData(initial),
    tag: (state: State, token: Token, next: readonly Token[]) => {
      const answer = tag(state, token, next);
      const known = answer.tag === 'begin' || answer.tag === 'inside' ? answer.tag : 'outside';
      return { tag: known, state: answer.state };
    },
  } satisfies TokenRule<State>);
}

function meterDetector(definition: MeterDetectorDefinition): MeterRule {
  const id = checkDefinition(definition, { ...SHARED_FIELDS, open: functionField });
  const { open } = definition;
  return Object.freeze({
    kind: 'meter',
    ...factsOf(id, definition),
    isByCharacter: true,
    open: () => boundedRun(open()),
  } satisfies MeterRule);
}

/** Keeps a caller's measure to its word: what it has let go of, it cannot report any more. */
function boundedRun(run: MeterRun): MeterRun {
  let held = 0;
  return {
    write(character, offset) {
      const written = offset + character.length;
      const earliest = Math.max(held, written - BOUNDS_DEFAULT.streamHoldCharsMax);
      const ranges = Array.from(run.write(character, offset), ({ start, end }) => ({
        start: Math.max(Math.trunc(start), earliest),
        end: Math.min(Math.trunc(end), written),
      })).filter(({ start, end }) => start < end);
      const wanted = run.holdFrom ?? written;
      held = Number.isFinite(wanted) ? Math.min(Math.max(Math.trunc(wanted), earliest), written) : written;
      return ranges;
    },
    get holdFrom() {
      return held;
    },
  };
}

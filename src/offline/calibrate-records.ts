import type { Trust } from '../core/segment.ts';
import type { Policy } from '../decide/policy.ts';
import { type Inspecting, inspectText, isFlagged } from '../guard/inspect-text.ts';
import { createGuard } from '../setup/create-guard.ts';
import { parsePolicy, readPolicyFile } from '../setup/policy-file.ts';
import { ALWAYS_FLAGGED, type ChosenThreshold, chooseThreshold, NEVER_FLAGGED } from './choose-threshold.ts';
import { editPolicyText, rulesIn } from './edit-policy-text.ts';
import type { LabelledRecord, RecordLine } from './labelled-record.ts';
import { BadRecordsError, TooMuchDataError } from './offline-errors.ts';
import { clopperPearsonUpper, type RateBound } from './proportion.ts';
import { readRecords, type Watcher } from './read-records.ts';
import { RECORDS_MAX } from './scored-records.ts';
import { type InjectionThreshold, type PlacedRule, placeThreshold, thresholdIndexes } from './threshold-rules.ts';

/** What is calibrated. */
export interface CalibrateOptions extends Watcher {
  /** The text of a policy file. */
  readonly policyText: string;
  /** Whose texts the threshold is for; records of other authors are left out. */
  readonly trust: Trust;
  readonly wanted: RateBound;
}

/** What was chosen, and the policy with it. */
export interface Calibration extends ChosenThreshold {
  readonly trust: Trust;
  readonly wanted: RateBound;
  /** What the policy does to the same records as it was. */
  readonly before: { readonly falsePositives: number; readonly bound: number };
  readonly leftOut: LeftOut;
  /** The text of the policy file with the threshold in it. */
  readonly policyText: string;
}

/** Records that were not looked at. */
export interface LeftOut {
  /** Written by others than the threshold is for. */
  readonly otherAuthors: number;
  /** Labelled as attacks. */
  readonly attacks: number;
}

/**
 * Chooses the lowest injection threshold whose false-positive rate, on texts like these benign ones, has an upper confidence
 * bound that is wanted, and puts it into the policy. What counts is whether the new policy acts on a text, so that rules for
 * single rule ids are taken into account. Of a record 8 bytes are kept.
 *
 * @throws {@link BadRecordsError} when a line is no record, since nobody knows what it would have scored; TooFewRecordsError,
 * UnreachableRateError, {@link TooMuchDataError}; InvalidPolicyError and UneditablePolicyError before a record is read.
 */
export async function calibrateRecords(
  lines: AsyncIterable<RecordLine>,
  { policyText, trust, wanted, ...watcher }: CalibrateOptions,
): Promise<Calibration> {
  const trial = trialOf(policyText, trust);
  const leftOut = { otherAuthors: 0, attacks: 0 };
  let scores = new Float64Array(FIRST_SIZE);
  let count = 0;
  let flaggedBefore = 0;
  const badCount = await readRecords(
    lines,
    async (record) => {
      if (record.isAttack === true) leftOut.attacks++;
      else if (isOfOther(record, trust)) leftOut.otherAuthors++;
      else {
        if (count === RECORDS_MAX) throw new TooMuchDataError('records', RECORDS_MAX);
        if (count === scores.length) scores = doubled(scores);
        const tried = await tryRecord(record, trial);
        scores[count] = tried.score;
        flaggedBefore += Number(tried.isFlaggedBefore);
        count++;
      }
      return undefined;
    },
    watcher,
  );
  if (badCount > 0) throw new BadRecordsError(badCount);
  const chosen = chooseThreshold(scores.subarray(0, count), wanted, THRESHOLD_MIN);
  return {
    ...chosen,
    trust,
    wanted,
    before: { falsePositives: flaggedBefore, bound: clopperPearsonUpper(flaggedBefore, count, wanted.confidence) },
    leftOut,
    policyText: withThreshold(policyText, { trust, threshold: chosen.threshold }),
  };
}

/** Lower ones would act on everyday phrases of which the benign records happened to have none. `strict` acts from here on. */
const THRESHOLD_MIN = 0.35;
const FIRST_SIZE = 1_024;
const LOCAL = { tenant: 'local', user: 'calibrate', session: 'calibrate' };

/** One guard, and the policies between which the wanted one lies. */
interface Trial {
  /** Acts on whatever has a finding. */
  readonly inspecting: Inspecting;
  /** Acts only on what no threshold lets pass. */
  readonly withoutThreshold: Policy;
  readonly before: Policy;
}

function trialOf(policyText: string, trust: Trust): Trial {
  const lowest = parsePolicy(withThreshold(policyText, { trust, threshold: 0 }));
  const indexes = thresholdIndexes(placedIn(policyText, { trust, threshold: 0 }));
  const rules = lowest.rules.map((rule, index) =>
    indexes.has(index) ? { ...rule, threshold: Number.POSITIVE_INFINITY } : rule,
  );
  const inspecting = {
    guard: createGuard({ policy: lowest }),
    policy: lowest,
    principal: LOCAL,
    explain: false,
    trust,
    role: undefined,
  };
  return { inspecting, withoutThreshold: { ...lowest, rules }, before: parsePolicy(policyText) };
}

async function tryRecord(
  { text }: LabelledRecord,
  { inspecting, withoutThreshold, before }: Trial,
): Promise<{ readonly score: number; readonly isFlaggedBefore: boolean }> {
  const { answer, decision } = await inspectText(text, inspecting);
  const isFlaggedBefore = isFlagged(decision, before, inspecting.trust);
  if (isFlagged(decision, withoutThreshold, inspecting.trust)) return { score: ALWAYS_FLAGGED, isFlaggedBefore };
  return { score: answer.flagged ? answer.score : NEVER_FLAGGED, isFlaggedBefore };
}

function withThreshold(policyText: string, threshold: InjectionThreshold): string {
  return editPolicyText(policyText, placedIn(policyText, threshold));
}

function placedIn(policyText: string, threshold: InjectionThreshold): readonly PlacedRule[] {
  return placeThreshold(rulesIn(readPolicyFile(policyText)), parsePolicy(policyText), threshold);
}

/** What the assistant says is inspected as a reply and has no injection score. */
function isOfOther({ trust, role }: LabelledRecord, wanted: Trust): boolean {
  return (trust !== undefined && trust !== wanted) || role === 'assistant';
}

function doubled(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * column.length);
  larger.set(column);
  return larger;
}

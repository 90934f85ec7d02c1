import type { Bounds } from '../core/bounds.ts';
import type { Scanner } from '../core/ports.ts';
import type { RestorePlace } from '../decide/policy.ts';
import { canaryMeter } from '../detect/leakage/canary.ts';
import { promptEncodedMeter } from '../detect/leakage/prompt-encoded.ts';
import { promptOverlapMeter } from '../detect/leakage/prompt-overlap.ts';
import type { MeterRule } from '../detect/matching/rule.ts';
import { compileRules, type RuleSet } from '../detect/matching/rule-set.ts';
import { replyScanner } from '../detect/reply-scanner.ts';
import { foldCodePoint } from '../normalize/skeleton.ts';
import { partedScanner } from './parted-scan.ts';

/** How one reply is scanned. */
export interface ReplyScanning {
  readonly scanner: Scanner;
  /** The same for texts that follow each other. */
  readonly parted: Scanner;
  /** As `parted`, for texts in which nothing is put back. */
  readonly unrestored: Scanner;
  /** The rules of the scanner, but for what is measured over a whole text. */
  readonly rules: RuleSet;
  /** As `scanner`, for arguments of tools: values are put back there only where the policy says so. */
  readonly toolScanner: Scanner;
  /** Scans for what is measured over a whole text alone; missing where nothing is. */
  readonly meters?: Scanner;
}

/**
 * Ways to scan a reply by what the prompt was.
 *
 * @param restoreIn - Where, besides plain text, placeholders are found; undefined where none are.
 */
export type ReplyScanners = (
  systemPrompt: string | undefined,
  canaries: readonly string[] | undefined,
  restoreIn?: readonly RestorePlace[],
) => ReplyScanning;

/** Prompts whose overlap meter is kept: making one costs milliseconds for a long prompt. */
const PROMPTS_KEPT_MAX = 16;

/** Scanners that share compiled rules and differ in the prompt that a reply must not give away. */
export function replyScanners(rules: RuleSet, bounds: Bounds): ReplyScanners {
  const unmetered: RuleSet = { ...rules, meters: [] };
  const alone = replyScanner(unmetered);
  const noRules = compileRules([], bounds.streamHoldCharsMax);
  const plain = scanningOf([], undefined);
  const meters = new Map<string, readonly MeterRule[]>();
  return (systemPrompt, canaries = [], restoreIn = undefined) => {
    if (systemPrompt === undefined && canaries.length === 0 && restoreIn === undefined) return plain;
    const watched: MeterRule[] = canaries.length > 0 ? [canaryMeter(canaries, { fold })] : [];
    if (systemPrompt !== undefined) watched.push(...overlapsOf(systemPrompt.slice(0, bounds.systemPromptLengthMax)));
    return scanningOf(watched, restoreIn);
  };

  function scanningOf(watched: readonly MeterRule[], restoreIn: readonly RestorePlace[] | undefined): ReplyScanning {
    const all = [...rules.meters, ...watched];
    const plainScanner = replyScanner({ ...rules, meters: all });
    const scanner = restoreIn === undefined ? plainScanner : replyScanner({ ...rules, meters: all }, restoreIn);
    const parted = partedScanner(scanner, alone);
    const inTools = restoreIn?.includes('tool') === true;
    return {
      scanner,
      toolScanner: inTools ? scanner : plainScanner,
      parted,
      unrestored: restoreIn === undefined ? parted : partedScanner(plainScanner, alone),
      rules: unmetered,
      ...(all.length > 0 && { meters: replyScanner({ ...noRules, meters: all }) }),
    };
  }

  /** The least recently used prompt makes room. */
  function overlapsOf(prompt: string): readonly MeterRule[] {
    const made = meters.get(prompt) ?? [promptOverlapMeter(prompt, { fold }), promptEncodedMeter(prompt, { fold })];
    meters.delete(prompt);
    meters.set(prompt, made);
    const [oldest] = meters.keys();
    if (meters.size > PROMPTS_KEPT_MAX && oldest !== undefined) meters.delete(oldest);
    return made;
  }
}

function fold(codePoint: number): string {
  return foldCodePoint(codePoint) ?? String.fromCodePoint(codePoint);
}

import type { Bounds } from '../core/bounds.ts';
import type { Scanner } from '../core/ports.ts';
import { canaryMeter } from '../detect/leakage/canary.ts';
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
  /** The rules of the scanner, but for what is measured over a whole text. */
  readonly rules: RuleSet;
  /** Scans for what is measured over a whole text alone; missing where nothing is. */
  readonly meters?: Scanner;
}

/** Ways to scan a reply by what the prompt was. */
export type ReplyScanners = (
  systemPrompt: string | undefined,
  canaries: readonly string[] | undefined,
) => ReplyScanning;

/** Prompts whose overlap meter is kept: making one costs milliseconds for a long prompt. */
const PROMPTS_KEPT_MAX = 16;

/** Scanners that share compiled rules and differ in the prompt that a reply must not give away. */
export function replyScanners(rules: RuleSet, bounds: Bounds): ReplyScanners {
  const unmetered: RuleSet = { ...rules, meters: [] };
  const alone = replyScanner(unmetered);
  const noRules = compileRules([], bounds.streamHoldCharsMax);
  const plain = scanningOf([]);
  const meters = new Map<string, MeterRule>();
  return (systemPrompt, canaries = []) => {
    if (systemPrompt === undefined && canaries.length === 0) return plain;
    const watched: MeterRule[] = canaries.length > 0 ? [canaryMeter(canaries, { fold })] : [];
    if (systemPrompt !== undefined) watched.push(overlapOf(systemPrompt.slice(0, bounds.systemPromptLengthMax)));
    return scanningOf(watched);
  };

  function scanningOf(watched: readonly MeterRule[]): ReplyScanning {
    const all = [...rules.meters, ...watched];
    const scanner = replyScanner({ ...rules, meters: all });
    return {
      scanner,
      parted: partedScanner(scanner, alone),
      rules: unmetered,
      ...(all.length > 0 && { meters: replyScanner({ ...noRules, meters: all }) }),
    };
  }

  /** The least recently used prompt makes room. */
  function overlapOf(prompt: string): MeterRule {
    const meter = meters.get(prompt) ?? promptOverlapMeter(prompt, { fold });
    meters.delete(prompt);
    meters.set(prompt, meter);
    const [oldest] = meters.keys();
    if (meters.size > PROMPTS_KEPT_MAX && oldest !== undefined) meters.delete(oldest);
    return meter;
  }
}

function fold(codePoint: number): string {
  return foldCodePoint(codePoint) ?? String.fromCodePoint(codePoint);
}

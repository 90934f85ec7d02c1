import { boundedMap } from '../core/bounded-map.ts';
import type { Bounds } from '../core/bounds.ts';
import type { Scanner } from '../core/ports.ts';
import type { RestorePlace } from '../decide/policy.ts';
import { canaryMeter } from '../detect/leakage/canary.ts';
import { promptEncodedMeter } from '../detect/leakage/prompt-encoded.ts';
import { promptOverlapMeter } from '../detect/leakage/prompt-overlap.ts';
import { promptParaphraseMeter } from '../detect/leakage/prompt-paraphrase.ts';
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
 * @param restores - Whether the reply may hold placeholders of a vault.
 */
export type ReplyScanners = (
  systemPrompt: string | undefined,
  canaries: readonly string[] | undefined,
  restores?: boolean,
) => ReplyScanning;

/** What follows from a prompt, and is kept: the meters take milliseconds to make for a long prompt. */
interface WatchedPrompt {
  readonly meters: readonly MeterRule[];
  /** Ways to scan where there are no canaries: with a vault and without one. */
  readonly scannings: Map<boolean, ReplyScanning>;
}

/** Prompts that are kept. */
const PROMPTS_KEPT_MAX = 16;

/**
 * Scanners that share compiled rules and differ in the prompt that a reply must not give away.
 *
 * @param restoreIn - Where, besides plain text, placeholders are found in replies that may hold some.
 */
export function replyScanners(rules: RuleSet, bounds: Bounds, restoreIn: readonly RestorePlace[] = []): ReplyScanners {
  const unmetered: RuleSet = { ...rules, meters: [] };
  const alone = replyScanner(unmetered);
  const noRules = compileRules([], bounds.streamHoldCharsMax);
  const unprompted: WatchedPrompt = { meters: [], scannings: new Map() };
  const prompts = boundedMap<string, WatchedPrompt>(PROMPTS_KEPT_MAX);
  return (systemPrompt, canaries = [], restores = false) => {
    const prompt =
      systemPrompt === undefined ? unprompted : promptOf(systemPrompt.slice(0, bounds.systemPromptLengthMax));
    if (canaries.length > 0) return scanningOf([canaryMeter(canaries, { fold }), ...prompt.meters], restores);
    const scanning = prompt.scannings.get(restores) ?? scanningOf(prompt.meters, restores);
    prompt.scannings.set(restores, scanning);
    return scanning;
  };

  function scanningOf(watched: readonly MeterRule[], restores: boolean): ReplyScanning {
    const all = [...rules.meters, ...watched];
    const plainScanner = replyScanner({ ...rules, meters: all });
    const scanner = restores ? replyScanner({ ...rules, meters: all }, restoreIn) : plainScanner;
    const parted = partedScanner(scanner, alone);
    return {
      scanner,
      toolScanner: restoreIn.includes('tool') ? scanner : plainScanner,
      parted,
      unrestored: restores ? partedScanner(plainScanner, alone) : parted,
      rules: unmetered,
      ...(all.length > 0 && { meters: replyScanner({ ...noRules, meters: all }) }),
    };
  }

  /** The least recently used prompt makes room. */
  function promptOf(text: string): WatchedPrompt {
    const made = prompts.get(text) ?? {
      meters: [promptOverlapMeter, promptEncodedMeter, promptParaphraseMeter].map((meter) => meter(text, { fold })),
      scannings: new Map(),
    };
    prompts.set(text, made);
    return made;
  }
}

function fold(codePoint: number): string {
  return foldCodePoint(codePoint) ?? String.fromCodePoint(codePoint);
}

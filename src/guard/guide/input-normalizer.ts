import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import type { Finding } from '../../core/finding.ts';
import { obfuscationFindings } from '../../detect/obfuscation/obfuscation-findings.ts';
import { canonicalView } from '../../normalize/canonical.ts';
import { skeletonView } from '../../normalize/skeleton.ts';
import { checkText } from '../check-call.ts';

/**
 * Reads a text as a person would see it. The results are for detection and display; what is sent to a model is better
 * the user's own text, which honest Persian, Hindi or an emoji family needs unchanged.
 *
 * @example
 * new InputNormalizer().skeleton('Th℮ qu᎐ck brοwn fοx'); // 'The quick brown fox'
 */
export class InputNormalizer {
  /** NFKC (UAX #15) by cluster, invisible and format characters out, runs of white space folded. Throws {@link InvalidTextError} or {@link TextTooLongError}. */
  normalize(text: string): string {
    checkText(text, BOUNDS_DEFAULT);
    return canonicalView(text).text;
  }

  /** As `normalize`, with look-alikes of ASCII characters folded to them (UTS #39 and a supplement). */
  skeleton(text: string): string {
    checkText(text, BOUNDS_DEFAULT);
    const canonical = canonicalView(text);
    return (skeletonView(canonical) ?? canonical).text;
  }

  /** Confusables, invisible characters, and characters of the categories Cf, Co and Cn that hide something, with their places. */
  check(text: string): readonly Finding[] {
    checkText(text, BOUNDS_DEFAULT);
    return obfuscationFindings(text);
  }
}

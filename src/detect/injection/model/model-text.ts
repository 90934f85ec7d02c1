import { isAscii } from '../../../normalize/read-units.ts';
import { skeletonView } from '../../../normalize/skeleton.ts';
import type { View } from '../../../normalize/view.ts';

/** A letter of ASCII beside one of another alphabet, as honest words hardly ever have them. */
const MIXED_WORD = /[a-z][\u0370-\u1fff]|[\u0370-\u1fff][a-z]/iu;

/** The reading of a text that the model sees: the canonical one; where words mix scripts, what they look like. */
export function modelView(canonical: View): View {
  if (isAscii(canonical.text) || !MIXED_WORD.test(canonical.text)) return canonical;
  return skeletonView(canonical) ?? canonical;
}

import canonicalize from 'canonicalize';
import type { CanonicalArguments } from '../../core/approvals.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import { hexOf } from '../../core/hex-of.ts';
import type { JsonValue } from '../../core/json-value.ts';
import { sha256 } from '../../crypto/digest.ts';

/**
 * The arguments of a call in canonical JSON (RFC 8785) with their digest. Two spellings of one value have one digest, and two values two.
 *
 * @throws `InvalidOptionsError` for what canonical JSON cannot say: lone surrogates, NaN, circles, what is nested too deeply.
 * @example
 * canonicalArguments({ to: 'ann', amount: 1e2 }).text;  // '{"amount":100,"to":"ann"}'
 */
export function canonicalArguments(value: JsonValue): CanonicalArguments {
  const text = written(value);
  if (text === undefined) throw new InvalidOptionsError('arguments', 'must be a JSON value');
  return { text, digest: hexOf(sha256(text)) };
}

function written(value: JsonValue): string | undefined {
  try {
    return canonicalize(value) as string | undefined;
  } catch (cause) {
    throw new InvalidOptionsError('arguments', 'cannot be written in canonical JSON', { cause });
  }
}

/** Canonical JSON with everything in escapes that nobody would see: it says the same, and nothing in it hides from an approver. */
export function visibleJson(text: string): string {
  // Controls, formats such as marks of direction, separators but the space, and what has no width.
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu,
    (sign) => {
      let escaped = '';
      for (let at = 0; at < sign.length; at++) escaped += `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`;
      return escaped;
    },
  );
}

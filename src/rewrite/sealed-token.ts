import type { FieldCipher } from '../core/ports.ts';

/** Puts a value into a text so that only the cipher's key reads it: `<EMAIL_ADDRESS:sealed:AbC_…>`. */
export function sealedToken(label: string, value: string, cipher: FieldCipher): string {
  return `<${label}:sealed:${cipher.seal(value, label)}>`;
}

/** Opens all sealed values of a text; those that the cipher does not open stay. */
export function openedTokens(text: string, cipher: FieldCipher): string {
  return text.replaceAll(
    /<([A-Z][A-Z0-9_]{0,63}):sealed:([A-Za-z0-9_-]{1,8192})>/gu,
    (token, label: string, sealed: string) => cipher.open(sealed, label) ?? token,
  );
}

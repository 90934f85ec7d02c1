/**
 * The bytes of a base64 or base64url text, one character a byte; undefined when it is neither.
 *
 * @param text - With its padding or without.
 */
export function decodeBase64(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

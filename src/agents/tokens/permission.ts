/** Permissions of one token or link. */
export const PERMISSIONS_MAX = 64;

/**
 * Two to eight segments with a colon between them, of which the last is the action: `files:read`, `mail:drafts:send`. A segment is 1 to 64
 * lower-case ASCII letters, digits, `_` and `-`, the first a letter or a digit; or `*` alone, which stands for any one segment.
 */
const PERMISSION = /^(?:[a-z0-9][a-z0-9_-]{0,63}|\*)(?::(?:[a-z0-9][a-z0-9_-]{0,63}|\*)){1,7}$/u;

/** Whether a value is a permission: `resource:action`, where the resource may have up to seven segments. */
export function isPermission(value: unknown): value is string {
  return typeof value === 'string' && PERMISSION.test(value);
}

/** Whether a value is a list of 1 to 64 permissions. */
export function isPermissionList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length >= 1 && value.length <= PERMISSIONS_MAX && value.every(isPermission);
}

/**
 * Whether what is granted covers all that is wanted. Both may be patterns: `*` is covered by `*` alone. Segments are compared one by one,
 * so that `files:*` covers `files:read` and not `files:reports:read`. What is no permission covers nothing and is covered by nothing.
 *
 * @example
 * covers('files:*', 'files:read');  // true
 * covers('files:read', 'files:*');  // false
 */
export function covers(granted: string, wanted: string): boolean {
  if (!isPermission(granted) || !isPermission(wanted)) return false;
  const grantedSegments = granted.split(':');
  const wantedSegments = wanted.split(':');
  if (grantedSegments.length !== wantedSegments.length) return false;
  return grantedSegments.every((segment, i) => segment === '*' || segment === wantedSegments[i]);
}

/** Whether each permission that is wanted is covered by one of those that are granted. */
export function isSubset(wanted: readonly string[], granted: readonly string[]): boolean {
  return wanted.every((one) => granted.some((other) => covers(other, one)));
}

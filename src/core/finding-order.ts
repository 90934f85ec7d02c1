import type { Finding } from './finding.ts';

/** Text order of findings: by start, the longer first, then by rule id, by code unit so that no locale matters. */
export function compareByPlace(a: Finding, b: Finding): number {
  return a.start - b.start || b.end - a.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}

import type { KeyIdentity, KeyRecord } from '../gateway/keys/key-record.ts';
import { displayWidth, fitWidth } from './display-width.ts';
import { type Paint, paint, printable } from './terminal.ts';

/** What a key is good for now. */
export type KeyState = 'valid' | 'expired' | 'revoked';

/** Whether a key is still good. */
export function keyStateOf({ revokedAtMs, expiresAtMs }: KeyRecord, nowMs: number): KeyState {
  if (revokedAtMs !== undefined) return 'revoked';
  return expiresAtMs !== undefined && expiresAtMs <= nowMs ? 'expired' : 'valid';
}

/** One line for one key: what it is good for, and until or since when. */
export function keyLine(key: KeyRecord, nowMs: number): string {
  const state = keyStateOf(key, nowMs);
  const moment = { valid: key.expiresAtMs, expired: key.expiresAtMs, revoked: key.revokedAtMs }[state];
  const when = moment === undefined ? '' : ` ${state === 'valid' ? 'until' : 'since'} ${momentText(moment)}`;
  return `${key.id} (${oneLine(key.name)}) is ${paint(LOOKS[state], state)}${when}`;
}

const HEAD = ['id', 'name', 'scopes', 'identity', 'expires', 'state'] as const;
/** No name or user makes a column wider than this. */
const CELL_WIDTH_MAX = 32;
const GAP = '  ';
const LOOKS: Readonly<Record<KeyState, Paint>> = { valid: 'green', expired: 'yellow', revoked: 'red' };

/** Keys as a table. Columns are as wide as what stands in them; no hash is in it. */
export function keyTable(keys: readonly KeyRecord[], nowMs: number): string {
  const rows = keys.map((key) => ({ cells: cellsOf(key), state: keyStateOf(key, nowMs) }));
  const widths = HEAD.map((title, i) =>
    Math.min(CELL_WIDTH_MAX, Math.max(...[title, ...rows.map(({ cells }) => cells[i] ?? '')].map(displayWidth))),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => fitWidth(cell, widths[i] ?? CELL_WIDTH_MAX)).join(GAP);
  const head = paint('dim', [line(HEAD.slice(0, -1)), 'state'].join(GAP));
  return [head, ...rows.map(({ cells, state }) => [line(cells), paint(LOOKS[state], state)].join(GAP))].join('\n');
}

function cellsOf({ id, name, scopes, identity, expiresAtMs }: KeyRecord): readonly string[] {
  const expires = expiresAtMs === undefined ? 'never' : momentText(expiresAtMs);
  return [id, oneLine(name), scopes.join(','), oneLine(identityText(identity)), expires];
}

function identityText(identity: KeyIdentity): string {
  if (identity.kind === 'bound') return `bound ${identity.tenant}/${identity.user}`;
  return `${identity.kind} ${identity.tenant}`;
}

function momentText(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

function oneLine(text: string): string {
  return printable(text).replaceAll(/[\n\t]/gu, ' ');
}

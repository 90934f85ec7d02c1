import { ROLES, type Role, TRUSTS, type Trust } from '../core/segment.ts';
import { type Inspecting, inspectText } from '../guard/inspect-text.ts';
import { answerLines, type LineError, lineError } from './json-lines.ts';

/** Inspects one JSON object a line and writes one answer a line, in the same order. Returns the exit status. */
export async function inspectLines(chunks: AsyncIterable<string>, inspecting: Inspecting): Promise<number> {
  return answerLines(chunks, async (value) => {
    const record = readRecord(value);
    if ('error' in record) return record;
    const { answer } = await inspectText(record.text, {
      ...inspecting,
      trust: record.trust ?? inspecting.trust,
      role: record.role ?? inspecting.role,
    });
    return answer;
  });
}

interface LineRecord {
  readonly text: string;
  readonly trust?: Trust;
  readonly role?: Role;
}

function readRecord(value: unknown): LineRecord | LineError {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return lineError('INVALID_RECORD', 'the line must be an object with "text"');
  const { text, trust, role } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return lineError('INVALID_RECORD', '"text" must be a string');
  if (!isMissingOrOneOf(trust, TRUSTS))
    return lineError('INVALID_RECORD', `"trust" must be one of ${TRUSTS.join(', ')}`);
  if (!isMissingOrOneOf(role, ROLES)) return lineError('INVALID_RECORD', `"role" must be one of ${ROLES.join(', ')}`);
  return { text, ...(trust !== undefined && { trust }), ...(role !== undefined && { role }) };
}

function isMissingOrOneOf<Word>(value: unknown, words: readonly Word[]): value is Word | undefined {
  return value === undefined || words.some((word) => word === value);
}

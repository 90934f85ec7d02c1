import { SallyportError } from '../core/errors.ts';
import { ROLES, type Role, TRUSTS, type Trust } from '../core/segment.ts';
import { type Inspecting, inspectText } from '../guard/inspect-text.ts';
import { EXIT } from './exit.ts';
import { LINE_LENGTH_MAX, type Line, readLines } from './read-lines.ts';

/** Inspects one JSON object a line and writes one answer a line, in the same order. Returns the exit status. */
export async function inspectLines(chunks: AsyncIterable<string>, inspecting: Inspecting): Promise<number> {
  let badCount = 0;
  for await (const line of readLines(chunks)) {
    const answer = await answerLine(line, inspecting);
    if ('error' in answer) badCount++;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
  if (badCount > 0)
    console.error(`sallyport: ${badCount} bad ${badCount === 1 ? 'line' : 'lines'}, answered with "error"`);
  return badCount > 0 ? EXIT.usage : EXIT.ok;
}

interface LineError {
  readonly error: { readonly code: string; readonly message: string };
}

async function answerLine(line: Line, inspecting: Inspecting): Promise<object> {
  const record =
    'isTooLong' in line
      ? lineError('LINE_TOO_LONG', `a line may have ${LINE_LENGTH_MAX} characters`)
      : readRecord(line.text);
  if ('error' in record) return record;
  try {
    const { answer } = await inspectText(record.text, {
      ...inspecting,
      trust: record.trust ?? inspecting.trust,
      role: record.role ?? inspecting.role,
    });
    return answer;
  } catch (error) {
    if (error instanceof SallyportError) return lineError(error.code, error.message);
    throw error;
  }
}

interface LineRecord {
  readonly text: string;
  readonly trust?: Trust;
  readonly role?: Role;
}

function readRecord(line: string): LineRecord | LineError {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return lineError('INVALID_JSON', 'the line is not JSON');
  }
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

function lineError(code: string, message: string): LineError {
  return { error: { code, message } };
}

import { expect } from 'vitest';
import { type Decision, type Edit, type Finding, type Guard, type Principal, SallyportError } from '../../src/index.ts';

/** On whose behalf the tests call. */
export const principal: Principal = { tenant: 't', user: 'u', session: 's' };

const CODES = ['INVALID_OPTIONS', 'INVALID_RULE', 'INVALID_POLICY', 'INVALID_TEXT', 'TEXT_TOO_LONG'];

/** What a call comes to: its value, or the code of the error that it throws. Any other exception fails the test. */
export async function outcomeOf<T>(call: () => T): Promise<{ readonly value?: Awaited<T>; readonly code?: string }> {
  try {
    return { value: await call() };
  } catch (error) {
    expect(error).toBeInstanceOf(SallyportError);
    const { code } = error as SallyportError;
    expect(CODES).toContain(code);
    return { code };
  }
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

/** Whether a text is not well-formed UTF-16. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

function problemOfRange(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string | undefined {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return 'no whole numbers';
  if (!(start >= 0 && start <= end && end <= text.length)) return `${start}-${end} of ${text.length}`;
  return isInsidePair(text, start) || isInsidePair(text, end) ? `${start}-${end} parts a surrogate pair` : undefined;
}

/** What is wrong with findings and edits of a text: nothing, for whatever text. */
export function problemsOf(text: string, findings: readonly Finding[], edits: readonly Edit[] = []): readonly string[] {
  const ranges = [...findings, ...edits].map((range) => problemOfRange(text, range));
  const order = findings.map(({ start }, i) =>
    start >= (findings[i - 1]?.start ?? 0) ? undefined : 'findings unsorted',
  );
  const scores = findings.map(({ score }) => (score >= 0 && score <= 1 ? undefined : `score ${score}`));
  const overlaps = edits.map(({ start }, i) => (start >= (edits[i - 1]?.end ?? 0) ? undefined : 'edits overlap'));
  return [...ranges, ...order, ...scores, ...overlaps].filter((problem) => problem !== undefined);
}

/** A decision on whatever text has ranges inside of it that part nothing, and in order. */
export function expectSane(text: string, decision: Decision): void {
  const edits = decision.action === 'rewrite' ? decision.edits : [];
  expect(problemsOf(text, decision.findings, edits)).toEqual([]);
  if (decision.action === 'block') expect(decision.reason).toMatch(/^blocked_by_policy/u);
  if (decision.action === 'rewrite' && !hasLoneSurrogate(text))
    expect(hasLoneSurrogate(decision.text ?? '')).toBe(false);
}

/** What leaves of a reply that comes in pieces, and its decision. */
export async function streamed(
  chunks: readonly string[],
  through: Guard,
): Promise<{ readonly text: string; readonly decision: Decision }> {
  const safe = through.stream({ principal });
  const writer = safe.writable.getWriter();
  const written = (async () => {
    for (const chunk of chunks) await writer.write(chunk);
    await writer.close();
    // A block refuses what comes after it.
  })().catch(() => undefined);
  let text = '';
  for await (const piece of safe.readable) text += piece;
  await written;
  return { text, decision: await safe.decision };
}

/** Cuts a text into pieces of one length, inside of surrogate pairs, too. */
export function pieces(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, i) => text.slice(i * length, (i + 1) * length));
}

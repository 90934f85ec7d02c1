import type { Approval, ApprovalVerdict, DecideRefusal } from '../../core/approvals.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import { InvalidJsonError } from '../../core/json/invalid-json-error.ts';
import { memberOf } from '../../core/json/json-node.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import type { Gateway } from '../gateway.ts';
import { RefusedRequestError } from '../refused-request-error.ts';

/** A verdict as a body says it. */
export interface Verdict {
  readonly approver: string;
  readonly verdict: ApprovalVerdict;
}

/**
 * Reads a body that says each of `approver`, `verdict` and the other names once, as texts, and nothing else. What the two may be is
 * checked when the call is decided.
 *
 * @throws InvalidJsonError, {@link RefusedRequestError}
 */
export function readVerdict<Name extends string = never>(
  body: string,
  names: readonly Name[] = [],
): Verdict & Readonly<Record<Name, string>> {
  const root = parseJson(body);
  const all = ['verdict', 'approver', ...names];
  const said = all.flatMap((name) => {
    const value = memberOf(root, name);
    return value?.kind === 'string' ? [[name, value.value] as const] : [];
  });
  if (root.kind !== 'object' || root.members.length !== all.length || said.length !== all.length) {
    const others = names.map((name) => `, "${name}": "…"`).join('');
    throw invalid(`the body must be {"verdict": "approve" or "deny", "approver": "…"${others}}`);
  }
  return Object.fromEntries(said) as unknown as Verdict & Readonly<Record<Name, string>>;
}

/** Decides a call. Throws {@link RefusedRequestError} where the verdict does not count. */
export async function decideCall({ approvals }: Gateway, id: string, verdict: Verdict): Promise<Approval> {
  const decided = await approvals.decide(id, verdict);
  if (decided.state === 'refused') throw refusal(decided.code);
  return decided.approval;
}

/** Runs what a caller asked for, and tells it what it said wrong. */
export async function saying<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InvalidOptionsError) throw invalid(error.message);
    if (error instanceof InvalidJsonError) throw invalid(`the body ${error.problem}`);
    throw error;
  }
}

/** What a caller is told that said something wrong. */
export function invalid(problem: string): RefusedRequestError {
  return new RefusedRequestError(400, 'invalid_request', problem);
}

/** What a caller is told whose verdict does not count. */
export function refusal(code: DecideRefusal): RefusedRequestError {
  const [status, problem, message] = REFUSALS[code];
  return new RefusedRequestError(status, problem, message);
}

const REFUSALS: Readonly<Record<DecideRefusal, readonly [status: number, problem: string, message: string]>> = {
  unknown: [404, 'approval_not_found', 'there is no approval of this id'],
  expired: [409, 'approval_expired', 'the approval has expired; the call has to be made again'],
  decided: [409, 'approval_decided', 'the approval has been decided'],
  'own-request': [403, 'approval_of_own_request', 'who asked for an approval may not decide it'],
  busy: [503, 'approval_busy', 'the approval is being changed by others; try again'],
};

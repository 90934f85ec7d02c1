import type { FastifyInstance, FastifyRequest } from 'fastify';
import { APPROVAL_BOUNDS, type Approval, type ApprovalVerdict, type DecideRefusal } from '../../core/approvals.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import { InvalidJsonError } from '../../core/json/invalid-json-error.ts';
import { memberOf } from '../../core/json/json-node.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import { authenticate } from '../authenticate.ts';
import { bodyText } from '../body-text.ts';
import type { Gateway } from '../gateway.ts';
import { RefusedRequestError } from '../refused-request-error.ts';

/**
 * Adds the approvals to the admin API, behind keys with the scope `admin`: `GET /admin/approvals` (those that are pending, without their
 * arguments), `GET /admin/approvals/{id}` (one, with its arguments) and `POST /admin/approvals/{id}` `{ verdict, approver }`.
 */
export function addApprovalRoutes(server: FastifyInstance, gateway: Gateway): void {
  const onRequest = (request: FastifyRequest): Promise<void> => authenticate(gateway, request, 'admin');

  server.get('/admin/approvals', { onRequest, handler: (request) => listPending(gateway, request) });
  server.get<{ Params: { id: string } }>('/admin/approvals/:id', {
    onRequest,
    handler: async ({ params }) => {
      const approval = await gateway.approvals.get(params.id);
      if (approval === undefined) throw refusal('unknown');
      return approval;
    },
  });
  server.post<{ Params: { id: string } }>('/admin/approvals/:id', {
    onRequest,
    handler: (request) => saying(() => decide(gateway, request.params.id, bodyText(request))),
  });
}

async function listPending({ approvals }: Gateway, request: FastifyRequest): Promise<object> {
  const query = request.query as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(query)) {
    if (!QUERY_NAMES.includes(name) || typeof value !== 'string') {
      throw invalid(`parameters are ${QUERY_NAMES.join(', ')}, each at most once`);
    }
  }
  const { tenant, after, limit } = query as Readonly<Record<string, string | undefined>>;
  return saying(async () => {
    const page = await approvals.list({
      ...(tenant !== undefined && { tenant }),
      ...(after !== undefined && { after }),
      limit: limit === undefined ? APPROVAL_BOUNDS.pageMax : Number(limit),
    });
    return { approvals: page.approvals.map(withoutArguments), next: page.next ?? null };
  });
}

const QUERY_NAMES: readonly string[] = ['tenant', 'limit', 'after'];

function withoutArguments({ argumentsText: _text, ...approval }: Approval): Omit<Approval, 'argumentsText'> {
  return approval;
}

async function decide({ approvals }: Gateway, id: string, body: string): Promise<object> {
  const decided = await approvals.decide(id, readVerdict(body));
  if (decided.state === 'refused') throw refusal(decided.code);
  return withoutArguments(decided.approval);
}

/** The approvals check what is said; here only that the body says each once, and nothing else. */
function readVerdict(body: string): { readonly approver: string; readonly verdict: ApprovalVerdict } {
  const root = parseJson(body);
  const [approver, verdict] = [memberOf(root, 'approver'), memberOf(root, 'verdict')];
  const isWhole = root.kind === 'object' && root.members.length === 2;
  if (!isWhole || approver?.kind !== 'string' || verdict?.kind !== 'string') {
    throw invalid('the body must be {"verdict": "approve" or "deny", "approver": "…"}');
  }
  return { approver: approver.value, verdict: verdict.value as ApprovalVerdict };
}

/** Runs what a caller asked for, and tells it what it said wrong. */
async function saying<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InvalidOptionsError) throw invalid(error.message);
    if (error instanceof InvalidJsonError) throw invalid(`the body ${error.problem}`);
    throw error;
  }
}

function invalid(problem: string): RefusedRequestError {
  return new RefusedRequestError(400, 'invalid_request', problem);
}

function refusal(code: DecideRefusal): RefusedRequestError {
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

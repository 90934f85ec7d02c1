import type { FastifyInstance, FastifyRequest } from 'fastify';
import { APPROVAL_BOUNDS, type Approval } from '../../core/approvals.ts';
import { authenticate } from '../authenticate.ts';
import { bodyText } from '../body-text.ts';
import type { Gateway } from '../gateway.ts';
import { decideCall, invalid, readVerdict, refusal, saying } from './decide-call.ts';

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
    handler: (request) =>
      saying(async () =>
        withoutArguments(await decideCall(gateway, request.params.id, readVerdict(bodyText(request)))),
      ),
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

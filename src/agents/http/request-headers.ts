import { CHAIN_DEPTH_MAX } from '../delegation/link-claims.ts';
import { TOKEN_LENGTH_MAX } from '../tokens/compact-jws.ts';
import type { AgentHttpRequest } from './agent-http-request.ts';
import { AgentRequestError } from './agent-request-error.ts';

/** A nonce of 22 characters, a space, and the proof. */
export const PROOF_HEADER = 'sallyport-proof';
/** The links of a chain, root first, with a space between two. */
export const CHAIN_HEADER = 'sallyport-chain';

/** What the headers of a request show. */
export interface RequestHeaders {
  readonly token?: string;
  readonly proof?: { readonly nonce: string; readonly jws: string };
  readonly chain?: readonly string[];
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentLength: string | undefined;
}

const ONCE = [
  'authorization',
  PROOF_HEADER,
  CHAIN_HEADER,
  'content-type',
  'content-encoding',
  'content-length',
] as const;
type Once = (typeof ONCE)[number];

/** Three parts of base64url with dots between them; what they hold is looked at later. */
const BEARER = /^bearer (?<token>[A-Za-z0-9_.-]{1,16384})$/iu;
const PROOF = /^(?<nonce>[A-Za-z0-9_-]{22}) (?<jws>[A-Za-z0-9_.-]{1,16384})$/u;
const LINK = /^[A-Za-z0-9_.-]{1,16384}$/u;
const LINKS_MAX = CHAIN_DEPTH_MAX + 1;

/**
 * Reads what an agent shows in headers. Each may be there once: of two readers one might take the first and the other the last. Where equal
 * headers were joined before, the comma between them says so, since none of these has one of its own.
 *
 * @throws {@link AgentRequestError} `HEADER_REPEATED`, `HEADER_MALFORMED`; `TOKEN_TOO_LARGE`, `CHAIN_TOO_DEEP`.
 */
export function readRequestHeaders({ headers }: Pick<AgentHttpRequest, 'headers'>): RequestHeaders {
  const values = new Map<Once, string>();
  for (const [name, value] of headers) {
    const known = ONCE.find((one) => one === name.toLowerCase());
    if (known === undefined) continue;
    if (values.has(known) || value.includes(',')) throw new AgentRequestError('HEADER_REPEATED');
    values.set(known, value.trim());
  }
  const token = tokenOf(values.get('authorization'));
  const proof = proofOf(values.get(PROOF_HEADER));
  const chain = chainOf(values.get(CHAIN_HEADER));
  // Without a token they would be shown to nobody.
  if (token === undefined && (proof ?? chain) !== undefined) throw new AgentRequestError('CREDENTIALS_MISSING');
  return {
    ...(token !== undefined && { token }),
    ...(proof !== undefined && { proof }),
    ...(chain !== undefined && { chain }),
    contentType: values.get('content-type'),
    contentEncoding: values.get('content-encoding'),
    contentLength: values.get('content-length'),
  };
}

/** A header of another scheme is none of ours, and a message beside it would be one of two credentials: both are refused. */
function tokenOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const token = BEARER.exec(authorization)?.groups?.['token'];
  if (token !== undefined) return token;
  if (authorization.length > TOKEN_LENGTH_MAX) throw new AgentRequestError('TOKEN_TOO_LARGE', 'token');
  throw new AgentRequestError('HEADER_MALFORMED');
}

function proofOf(header: string | undefined): RequestHeaders['proof'] {
  if (header === undefined) return undefined;
  const { nonce, jws } = PROOF.exec(header)?.groups ?? {};
  if (nonce === undefined || jws === undefined) throw new AgentRequestError('HEADER_MALFORMED');
  return { nonce, jws };
}

function chainOf(header: string | undefined): readonly string[] | undefined {
  if (header === undefined) return undefined;
  const links = header.split(' ', LINKS_MAX + 1);
  if (links.length > LINKS_MAX) throw new AgentRequestError('CHAIN_TOO_DEEP', 'chain');
  if (!links.every((link) => LINK.test(link))) throw new AgentRequestError('HEADER_MALFORMED');
  return links;
}

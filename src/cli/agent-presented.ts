import { AgentAuthError } from '../agents/agent-auth-error.ts';
import { parseJson } from '../core/json/parse-json.ts';
import { UsageError } from './exit.ts';
import { readChunks } from './read-text.ts';

/** Characters of a chain; a token has its own bound. */
const PRESENTED_LENGTH_MAX = 262_144;

/**
 * What is to be looked at: a token, or a chain as a JSON array of tokens.
 *
 * @throws {@link AgentAuthError} `TOKEN_TOO_LARGE`, `CHAIN_MALFORMED`; {@link UsageError} where there is nothing to read.
 */
export async function readPresented(file: string | undefined): Promise<string | readonly unknown[]> {
  if (file === undefined && process.stdin.isTTY) {
    throw new UsageError('give the token or the chain on standard input, or with --file');
  }
  let text = '';
  for await (const chunk of readChunks({ argument: undefined, file })) {
    text += chunk;
    if (text.length > PRESENTED_LENGTH_MAX) throw new AgentAuthError('TOKEN_TOO_LARGE');
  }
  const trimmed = text.trim();
  if (!trimmed.startsWith('[')) return trimmed;
  try {
    // The first reader bounds depth and number.
    parseJson(trimmed);
    return JSON.parse(trimmed) as readonly unknown[];
  } catch {
    throw new AgentAuthError('CHAIN_MALFORMED');
  }
}

/** Where an OpenAI-shaped chat is asked. */
export interface ChatPlace {
  /** Base URL without `/v1`. */
  readonly url: string;
  readonly key: string;
}

/** A call of a tool in a reply. */
export interface ChatToolCall {
  readonly name: string;
  /** JSON as the model wrote it. */
  readonly arguments: string;
}

/** What has come back, whole or put together from a stream. */
export interface ChatAnswer {
  readonly status: number;
  readonly text: string;
  readonly toolCalls: readonly ChatToolCall[];
  /** Why the reply ends, or the code of the error; empty where nothing says. */
  readonly end: string;
  readonly headers: Headers;
}

const TIMEOUT_MS = 20_000;

/** Asks a chat, streamed or not, and reads the first choice. Rejects when nothing that is one comes back. */
export async function askChat(place: ChatPlace, request: object, isStream: boolean): Promise<ChatAnswer> {
  const response = await fetch(`${place.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${place.key}` },
    body: JSON.stringify({ ...request, ...(isStream && { stream: true }) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { status, headers } = response;
  const body = await response.text();
  const isEvents = headers.get('content-type')?.startsWith('text/event-stream') === true;
  const read = isEvents ? readEvents(body) : readWhole(JSON.parse(body) as ChatBody);
  return { status, headers, ...read };
}

type Read = Pick<ChatAnswer, 'text' | 'toolCalls' | 'end'>;

interface Piece {
  readonly content?: string | null;
  readonly tool_calls?: readonly {
    readonly index?: number;
    readonly function?: { readonly name?: string; readonly arguments?: string };
  }[];
}

interface ChatBody {
  readonly choices?: readonly {
    readonly index?: number;
    readonly message?: Piece;
    readonly delta?: Piece;
    readonly finish_reason?: string | null;
  }[];
  readonly error?: { readonly code?: string | null };
}

function readWhole({ choices, error }: ChatBody): Read {
  const [choice] = choices ?? [];
  const calls = choice?.message?.tool_calls ?? [];
  return {
    text: choice?.message?.content ?? '',
    toolCalls: calls.map((call) => ({ name: call.function?.name ?? '', arguments: call.function?.arguments ?? '' })),
    end: error?.code ?? choice?.finish_reason ?? '',
  };
}

function readEvents(body: string): Read {
  let text = '';
  let end = '';
  const toolCalls: { name: string; arguments: string }[] = [];
  for (const line of body.split('\n')) {
    const data = line.startsWith('data:') ? line.slice('data:'.length).trim() : '';
    if (data === '' || data === '[DONE]') continue;
    const { choices, error } = JSON.parse(data) as ChatBody;
    end = error?.code ?? end;
    for (const { index = 0, delta, finish_reason: reason } of choices ?? []) {
      if (index !== 0) continue;
      text += delta?.content ?? '';
      end = reason ?? end;
      for (const call of delta?.tool_calls ?? []) {
        const at = call.index ?? 0;
        const known = toolCalls[at] ?? { name: '', arguments: '' };
        known.name += call.function?.name ?? '';
        known.arguments += call.function?.arguments ?? '';
        toolCalls[at] = known;
      }
    }
  }
  return { text, end, toolCalls: toolCalls.filter((call) => call !== undefined) };
}

import type { Writable } from 'node:stream';
import type { RequestLimits } from '../../limits/request-limits.ts';
import { takeFromClient } from './from-client.ts';
import { takeFromServer } from './from-server.ts';
import type { CallPorts } from './guard-call.ts';
import type { ListingPorts } from './guard-listing.ts';
import { type Line, readLines } from './line-reader.ts';
import { createLineWriter, type LineWriter } from './line-writer.ts';
import type { McpBounds } from './mcp-bounds.ts';
import { createPendingRequests, type PendingRequests } from './pending-requests.ts';
import { errorLine, RPC_ERROR } from './rpc-answer.ts';

/** The two ends of a proxy: bytes that come, and where bytes go. */
export interface McpEnds {
  readonly client: { readonly input: AsyncIterable<Uint8Array>; readonly output: Writable };
  readonly server: { readonly input: Writable; readonly output: AsyncIterable<Uint8Array> };
}

/** What a proxy judges messages with. */
export interface McpJudges extends CallPorts, ListingPorts {
  readonly limits: RequestLimits;
  readonly bounds: McpBounds;
}

/** What both directions share. */
export interface Exchange extends McpJudges {
  readonly toClient: LineWriter;
  readonly toServer: LineWriter;
  /** Requests of the client that wait for the server. */
  readonly asked: PendingRequests;
  /** Requests of the server that wait for the client. */
  readonly askedByServer: PendingRequests;
  /** Counts something of the server that is no message, or answers nothing. */
  readonly countBad: (reason: string) => void;
}

/** A proxy that runs. */
export interface McpProxy {
  /** Settles when the client sends nothing more. */
  readonly clientEnded: Promise<void>;
  /** Settles when the server sends nothing more; requests that waited for it have been answered with an error then. */
  readonly serverEnded: Promise<void>;
  /** Settles when the server has to be ended: it sends what is no message, or takes nothing. */
  readonly serverBroken: Promise<string>;
}

/**
 * Passes messages between an MCP client and a server, both ways and each way in order. Each direction holds one message at a time
 * and reads on when the other side has taken it, so that a flood stays where it comes from.
 */
export function startMcpProxy({ client, server }: McpEnds, judges: McpJudges): McpProxy {
  const { bounds, reports } = judges;
  let breakOff: (problem: string) => void = () => undefined;
  const serverBroken = new Promise<string>((resolve) => {
    breakOff = resolve;
  });
  let badLines = 0;
  const exchange: Exchange = {
    ...judges,
    toClient: createLineWriter(client.output),
    toServer: createLineWriter(server.input, {
      stuckMs: bounds.requestTimeoutMs,
      onStuck: () => breakOff('takes nothing of what is sent to it'),
    }),
    asked: createPendingRequests(),
    askedByServer: createPendingRequests(),
    countBad(reason) {
      reports.anomaly(reason);
      badLines++;
      if (badLines === bounds.badLinesMax) breakOff('sends too much that is no message');
    },
  };
  const clientEnded = pump(client.input, bounds, (line) => takeFromClient(line, exchange));
  const serverEnded = pump(server.output, bounds, (line) => takeFromServer(line, exchange)).finally(() => {
    for (const { id } of exchange.asked.drain()) {
      void exchange.toClient.write(errorLine(id, { code: RPC_ERROR.serverGone, message: 'the server has ended' }));
    }
  });
  return {
    clientEnded: clientEnded.finally(() => exchange.toServer.end()),
    serverEnded,
    serverBroken,
  };
}

async function pump(
  input: AsyncIterable<Uint8Array>,
  { messageBytesMax }: McpBounds,
  take: (line: Line) => Promise<void>,
): Promise<void> {
  for await (const line of readLines(input, messageBytesMax)) await take(line);
}

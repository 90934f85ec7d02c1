import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as a receiver got it, with its signature verified by the library of Standard Webhooks. */
export interface ReceivedMessage {
  readonly webhookId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A receiver of webhooks that answers as a test says. */
export interface WebhookReceiver {
  readonly url: string;
  /** Of messages whose signature is right; others are in `forged`. */
  readonly received: ReceivedMessage[];
  readonly forged: { count: number };
  /** Answers 204 when nothing else is said. */
  answer: (response: ServerResponse, message: ReceivedMessage) => void;
  stop(): Promise<void>;
}

/** Starts a receiver on loopback. */
export async function startWebhookReceiver(secret: string): Promise<WebhookReceiver> {
  const webhook = new Webhook(secret);
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const headers = request.headers as Readonly<Record<string, string>>;
    try {
      const body = webhook.verify(Buffer.concat(pieces), headers) as ReceivedMessage['body'];
      const message = { webhookId: headers['webhook-id'] ?? '', body };
      receiver.received.push(message);
      receiver.answer(response, message);
    } catch {
      receiver.forged.count += 1;
      response.writeHead(401).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks?team=shop`,
    received: [],
    forged: { count: 0 },
    answer: (response) => void response.writeHead(204).end(),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

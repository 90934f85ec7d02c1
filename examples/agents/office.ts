import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { actionConversation, DEFAULT_ACTION_POLICY, decideAction, provenanceIndex } from 'sallyport/actions';
import {
  type AgentCall,
  type AgentCallDecision,
  agentKeys,
  agentRevocations,
  createAgentKey,
  publicJwkOf,
  requestDigest,
} from 'sallyport/agents';
import { agentAuth } from 'sallyport/express';
import { openLibsqlStore } from 'sallyport/memory';
import { nodeKeys } from 'sallyport/node';
import { INBOX } from './inbox.ts';
import { answerWith } from './processes.ts';

// Agent B: it has the files, the bank account and the mailbox. It does what other agents ask for, if the user asked for it.

const [, , storePath = '', folder = ''] = process.argv;
const clock = { now: () => Date.now() };
const key = await createAgentKey('office');
const store = await openLibsqlStore({ path: storePath, clock });
const hashes = nodeKeys(crypto.getRandomValues(new Uint8Array(32)));
const done: string[] = [];

interface Arguments {
  readonly request: string;
  readonly path: string;
  readonly to: string;
  readonly amount: number;
  readonly body: string;
}

const deeds: Readonly<Record<string, (args: Arguments) => Promise<unknown>>> = {
  'files:read': async ({ path }) => ({ text: await readFile(join(folder, path), 'utf8') }),
  'files:delete': async ({ path }) => rm(join(folder, path), { recursive: true }),
  'payments:send': async ({ to, amount }) => ({ paid: amount, to }),
  'mail:send': async ({ to }) => ({ sent: to }),
};

const TOOLS = new Map([
  ['files:read', { name: 'read_file', description: 'Reads a file of the office.' }],
  ['files:delete', { name: 'delete_file', description: 'Deletes a file or a folder of the office.' }],
  ['payments:send', { name: 'pay_bill', description: 'Pays an amount from the account of the office.' }],
  ['mail:send', { name: 'send_mail', description: 'Sends a mail in the name of the office.' }],
]);

/** The action policy over what the user has said, which the chain vouches for, and what lies in the mailbox. */
function decide({ action, arguments: args, delegation }: AgentCall): AgentCallDecision {
  const tool = TOOLS.get(action);
  const { request, ...rest } = args as unknown as Arguments;
  if (tool === undefined || typeof request !== 'string' || requestDigest(request) !== delegation?.request) {
    return { action: 'block' };
  }
  const conversation = actionConversation(provenanceIndex());
  conversation.add({ pointer: '/0', trust: 'user', role: 'user', text: request });
  conversation.add({ pointer: '/1', trust: 'external', role: 'tool', text: INBOX, source: 'read_inbox' });
  const call = { name: tool.name, arguments: { ...rest } };
  return {
    action: decideAction({ call, tools: [...TOOLS.values()], conversation, nowMs: clock.now() }, DEFAULT_ACTION_POLICY)
      .action,
  };
}

async function open({ keys: jwks }: { readonly keys: readonly unknown[] }): Promise<string> {
  const gate = {
    agent: 'office',
    keys: agentKeys({ keys: jwks }),
    issuers: ['app'],
    requires: 'delegation',
    decideAction: decide,
    records: store.records,
    revocations: agentRevocations({ records: store.records, clock }),
    hashes,
  } as const;
  const app = express();
  for (const place of ['files', 'payments', 'mail']) {
    app.post(`/${place}`, agentAuth({ ...gate, permission: `${place}:*` }), async (request, response) => {
      const { action, arguments: args } = request.agent as AgentCall;
      const result = await deeds[action]?.(args as unknown as Arguments);
      done.push(action);
      response.json({ result });
    });
  }
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

answerWith({ key: async () => publicJwkOf(key), open, done: async () => done });

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentPublicJwk, Caveat } from 'sallyport/agents';
import { type Party, startParty } from './processes.ts';

/** An agent that asks, and the key by which chains name it. */
export interface Asker extends Party {
  readonly next: { readonly agent: string; readonly keyId: string };
}

/** What agent B has answered. */
export interface Answer {
  readonly status: number;
  readonly json: {
    readonly result?: unknown;
    readonly error?: { readonly code: string; readonly step: string; readonly reason?: string };
  };
}

/** The parties, each a process of its own. */
export interface World {
  readonly app: Party;
  readonly planner: Asker;
  readonly translator: Asker;
  readonly office: Party;
  readonly url: string;
  readonly folder: string;
  end(): Promise<void>;
}

/** A message that an agent is to send. */
export interface Saying {
  readonly to?: string;
  readonly action: string;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly chain: readonly string[];
  readonly ageMs?: number;
  readonly as?: string;
}

/** Starts everybody. Each makes its own key; what goes round are public ones. */
export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-example-'));
  const files = join(folder, 'files');
  for (const path of ['reports', 'private', 'drafts']) mkdirSync(join(files, path), { recursive: true });
  writeFileSync(join(files, 'reports', 'march.txt'), 'March: 4,210 in, 3,980 out.\n');
  writeFileSync(join(files, 'private', 'salaries.txt'), 'nobody reads this\n');
  const storePath = join(folder, 'shared.db');
  const app = startParty('application.ts', storePath);
  const office = startParty('office.ts', storePath, files);
  const planner = startParty('agent.ts', 'planner');
  const translator = startParty('agent.ts', 'translator');
  const parties = [app, office, planner, translator];
  const keys = await Promise.all(parties.map((party) => party.ask<AgentPublicJwk>('key')));
  const asker = (party: Party, { agent, kid }: AgentPublicJwk): Asker => ({ ...party, next: { agent, keyId: kid } });
  return {
    app,
    office,
    planner: asker(planner, keys[2] as AgentPublicJwk),
    translator: asker(translator, keys[3] as AgentPublicJwk),
    url: await office.ask<string>('open', { keys }),
    folder: files,
    async end() {
      await Promise.all(parties.map((party) => party.end()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** What the application signs when it has heard a request of the user's. */
export function allow(
  { app }: World,
  asker: Asker,
  {
    request,
    permissions,
    caveats = [],
  }: { readonly request: string; readonly permissions: readonly string[]; readonly caveats?: readonly Caveat[] },
): Promise<readonly string[]> {
  return app.ask('chain', { request, permissions, caveats, next: asker.next });
}

/** A message of an agent's, signed in its process. */
export function sign(asker: Asker, saying: Saying): Promise<string> {
  return asker.ask('message', { to: 'office', ...saying });
}

/** Brings a message, whosever it is, to the door of agent B where actions of its kind are taken. */
export function post(
  { url }: World,
  asker: Asker,
  { action, message }: { readonly action: string; readonly message: string },
): Promise<Answer> {
  return asker.ask('post', { url: `${url}/${action.split(':')[0]}`, message });
}

/** Signs and brings. */
export async function say(world: World, asker: Asker, saying: Saying): Promise<Answer> {
  return post(world, asker, { action: saying.action, message: await sign(asker, saying) });
}

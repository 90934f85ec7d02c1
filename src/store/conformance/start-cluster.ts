import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startClusterNode, type TestClusterNode, type TestRedis } from './start-redis.ts';

/** A cluster of the tests' own: masters, and one replica of each in the same order. */
export interface TestCluster {
  readonly masters: readonly TestRedis[];
  readonly replicas: readonly TestRedis[];
  /** The addresses of all nodes. */
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

const MASTERS = 3;
const SLOTS = 16_384;
const NODE_TIMEOUT_MS = 1_000;
const WAIT_MS_MAX = 30_000;

/**
 * Starts a cluster of six nodes on the loopback device. A master that is lost is replaced within seconds.
 *
 * @param settings - Further settings of each node.
 * @throws when it does not come up.
 */
export async function startCluster(settings: readonly string[] = []): Promise<TestCluster> {
  const all = ['--cluster-node-timeout', String(NODE_TIMEOUT_MS), ...settings];
  const nodes = await Promise.all(Array.from({ length: 2 * MASTERS }, () => startClusterNode(all)));
  const clients = nodes.map(({ url }) => new Redis(url));
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
  };
  try {
    await join(nodes, clients);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    for (const client of clients) client.disconnect();
  }
  return { masters: nodes.slice(0, MASTERS), replicas: nodes.slice(MASTERS), urls: nodes.map(({ url }) => url), stop };
}

async function join(nodes: readonly TestClusterNode[], clients: readonly Redis[]): Promise<void> {
  const [first] = clients as [Redis];
  for (const [index, client] of clients.slice(0, MASTERS).entries()) {
    const from = Math.ceil((index * SLOTS) / MASTERS);
    const to = Math.ceil(((index + 1) * SLOTS) / MASTERS) - 1;
    await client.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  for (const { port, busPort } of nodes.slice(1)) await first.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  const ids = await Promise.all(clients.map(async (client) => String(await client.call('CLUSTER', 'MYID'))));
  await untilAll(clients, (text) => ids.every((id) => text.includes(id)) && !text.includes('handshake'));
  for (const [index, client] of clients.slice(MASTERS).entries()) {
    await client.call('CLUSTER', 'REPLICATE', ids[index] as string);
  }
  await untilAll(clients, (text) => text.split('slave ').length === MASTERS + 1);
  for (const client of clients) {
    await until(async () => String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  }
  for (const replica of clients.slice(MASTERS)) {
    await until(async () => String(await replica.info('replication')).includes('master_link_status:up'));
  }
}

/** Waits until all nodes say so of the nodes that they know. */
async function untilAll(clients: readonly Redis[], isSo: (nodes: string) => boolean): Promise<void> {
  for (const client of clients) await until(async () => isSo(String(await client.call('CLUSTER', 'NODES'))));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + WAIT_MS_MAX;
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error('the cluster did not come up');
    await delay(50);
  }
}

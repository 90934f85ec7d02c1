// A server that keeps to no rule. It answers `initialize` and `tools/list`; what it does on a call, the argument `do` says.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const say = (message) => process.stdout.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
const answer = (id, result) => say({ jsonrpc: '2.0', id, result });
const content = (text) => ({ content: [{ type: 'text', text }] });
if (process.env.STUBBORN === '1') {
  process.on('SIGTERM', () => undefined);
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  process.stderr.write(`child ${child.pid} of ${process.pid}\n`);
  setInterval(() => undefined, 1_000);
}

const acts = {
  garbage(id) {
    for (let i = 0; i < 20; i++) say('Listening on port 3000…');
    answer(id, content('after garbage'));
  },
  'key-twice': (id) => say(`{"jsonrpc":"2.0","result":{"content":[],"content":[]},"id":${id}}`),
  batch: (id) => say(`[{"jsonrpc":"2.0","id":${id},"result":{}}]`),
  unasked(id) {
    answer(987_654, content('nobody asked'));
    answer(id, content('asked'));
    answer(id, content('again'));
  },
  huge: (id) =>
    say(`{"jsonrpc":"2.0","result":{"content":[{"type":"text","text":"${'x'.repeat(5_000_000)}"}]},"id":${id}}`),
  flood(id) {
    for (let i = 0; i < 20_000; i++)
      say({ jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: `line ${i}` } });
    answer(id, content('after the flood'));
  },
  broken: () => {
    for (let i = 0; i < 2_000; i++) say('no message');
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') {
    answer(id, {
      protocolVersion: params.protocolVersion,
      capabilities: { tools: {} },
      serverInfo: { name: 'hostile', version: '0' },
    });
  } else if (method === 'tools/list') answer(id, { tools: [{ name: 'act', inputSchema: { type: 'object' } }] });
  else if (method === 'tools/call') acts[params.arguments.do](id);
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';

// There is no Docker daemon on every machine: the steps of the Dockerfile are carried out here in a folder for each stage,
// and what comes out is run as the image would run it.

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'sallyport-image-'));

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** Steps that make sense in an image alone, because they name its users and its root. */
const IMAGE_ONLY: readonly string[] = ['mkdir -m 0700 /state /ring && chown node:node /state /ring'];

function instructions(): readonly Instruction[] {
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = ''] = line.split(' ', 1);
      return { name, text: line.slice(name.length).trim().replaceAll(/ {2,}/gu, ' ') };
    });
}

/** What of the project a build may see. */
function context(): string {
  const place = join(work, 'context');
  const kept = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
  for (const name of kept.filter((line) => line.startsWith('!')).map((line) => line.slice(1))) {
    cpSync(join(root, name), join(place, name), { recursive: true });
  }
  return place;
}

/** Carries out all stages. Returns the folder of the last one and how it is started. */
function build(): { readonly folder: string; readonly command: readonly string[]; readonly health: readonly string[] } {
  const stages = new Map<string, string>();
  const seen = context();
  let folder = '';
  let entrypoint: readonly string[] = [];
  let command: readonly string[] = [];
  let health: readonly string[] = [];
  for (const { name, text } of instructions()) {
    if (name === 'FROM') {
      folder = join(work, `stage-${stages.size}`);
      stages.set(text.split(' AS ')[1] ?? 'last', folder);
    } else if (name === 'WORKDIR') mkdirSync(join(folder, text), { recursive: true });
    else if (name === 'COPY') copy(text, folder, (stage) => stages.get(stage) ?? '', seen);
    else if (name === 'RUN' && !IMAGE_ONLY.includes(text)) {
      execFileSync('sh', ['-c', text], { cwd: join(folder, '/app'), stdio: ['ignore', 'ignore', 'pipe'] });
    } else if (name === 'ENTRYPOINT') entrypoint = JSON.parse(text) as string[];
    else if (name === 'CMD') command = JSON.parse(text) as string[];
    else if (name === 'HEALTHCHECK') health = JSON.parse(text.split(' CMD ')[1] ?? '[]') as string[];
    else if (!['RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'STOPSIGNAL'].includes(name)) throw new Error(`${name}?`);
  }
  return { folder, command: [...entrypoint, ...command], health };
}

function copy(text: string, folder: string, stage: (name: string) => string, seen: string): void {
  const words = text.split(' ');
  const from = words[0]?.startsWith('--from=') ? stage((words.shift() as string).slice(7)) : seen;
  const target = words.pop() as string;
  for (const source of words) {
    const isFolder = target.endsWith('/');
    const name = source.split('/').at(-1) as string;
    cpSync(join(from, source), join(folder, '/app', isFolder ? name : target), { recursive: true });
  }
}

let image: ReturnType<typeof build>;

beforeAll(() => {
  image = build();
}, 300_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

it('the image holds what runs and nothing of what builds and tests', () => {
  const app = join(image.folder, 'app');
  expect(() => readFileSync(join(app, 'node_modules/vitest/package.json'))).toThrow(/ENOENT/u);
  expect(() => readFileSync(join(app, 'src/index.ts'))).toThrow(/ENOENT/u);
  expect(JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))).toMatchObject({ name: 'sallyport' });
});

it('the image serves with the configuration of docker-compose.yml, says that it is healthy, and stops in peace', async () => {
  const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as {
    services: { gateway: { volumes: readonly string[] } };
  };
  expect(compose.services.gateway.volumes).toContain('./deploy/sallyport.yaml:/config/sallyport.yaml:ro');
  const config = join(work, 'sallyport.yaml');
  const written = readFileSync(join(root, 'deploy/sallyport.yaml'), 'utf8');
  expect(written).toContain('stateDir: /state');
  writeFileSync(
    config,
    written
      .replace('/state', join(work, 'state'))
      .replace('/ring', join(work, 'ring'))
      .replace('host: 0.0.0.0', 'host: 0.0.0.0\n  port: 0'),
  );
  const args = image.command.slice(1).map((word) => (word === '/config/sallyport.yaml' ? config : word));
  const gateway = spawn(process.execPath, args, {
    cwd: join(image.folder, 'app'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let output = '';
    for await (const piece of gateway.stdout) {
      output += String(piece);
      if (output.includes('anthropic') || output.includes('Anthropic')) break;
    }
    const port = /http:\/\/127\.0\.0\.1:(\d{1,5})/u.exec(output)?.[1] ?? '';
    const [node, ...probe] = image.health.map((word) => word.replace(':8787', `:${port}`));
    expect(node).toBe('node');
    execFileSync(process.execPath, probe);
    const env = readFileSync(join(work, 'state/client.env'), 'utf8');
    const key = /SALLYPORT_KEY=(\S{1,200})/u.exec(env)?.[1] ?? '';
    const reply = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'demo', messages: [{ role: 'user', content: 'What is a sally port?' }] }),
    });
    expect(reply.status).toBe(200);
  } finally {
    gateway.kill('SIGTERM');
  }
  const [code] = (await once(gateway, 'exit')) as [number | null];
  expect(code).toBe(0);
});

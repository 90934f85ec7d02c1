import { relative, sep } from 'node:path';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import { paint } from './terminal.ts';

/**
 * What `sallyport serve` says when it listens: where, under which policy, a call that can be pasted into another terminal in
 * the same folder, and how a client of either provider is pointed at it. It holds no key.
 */
export function serveWelcome(gateway: Pick<RunningGateway, 'url' | 'config' | 'clientEnv' | 'problems'>): string {
  const { url, config, clientEnv, problems } = gateway;
  const isOpen = config.auth === 'none';
  const { name, mode } = config.policy.policy;
  const fact = (title: string, value: string): string => `  ${paint('dim', title.padEnd(10))}${value}`;
  return [
    '',
    `  ${paint('bold', 'Sallyport')} listens on ${paint('cyan', url)}`,
    '',
    fact('policy', mode === 'shadow' ? `${name}, ${paint('yellow', 'shadow: reports and stops nothing')}` : name),
    fact('upstream', upstreamNames(config)),
    fact('keys', isOpen ? paint('yellow', 'none asked for: every local caller is let in') : pathFromHere(clientEnv)),
    ...problems.map((problem) => `  ${paint('red', 'not ready')} ${problem}`),
    '',
    `  ${paint('dim', 'Try it in another terminal')}`,
    ...tryLines(gateway),
    '',
    `  ${paint('dim', 'Point a client at it')}`,
    `  new OpenAI({ baseURL: '${url}/v1', apiKey: ${isOpen ? "'none'" : 'process.env.SALLYPORT_KEY'} })`,
    `  new Anthropic({ baseURL: '${url}', apiKey: ${isOpen ? "'none'" : 'process.env.SALLYPORT_KEY'} })`,
    '',
  ].join('\n');
}

function upstreamNames({ upstreams, demo }: RunningGateway['config']): string {
  const names = upstreams.map(({ name }) => name);
  return [...names, ...(demo.enabled ? ['the built-in demo model'] : [])].join(', ');
}

/** The lines end where a terminal of 80 columns ends, and are one command. */
function tryLines({ url, config, clientEnv }: Pick<RunningGateway, 'url' | 'config' | 'clientEnv'>): readonly string[] {
  const isOpen = config.auth === 'none';
  const upstream = config.upstreams[0];
  const isAnthropic = !config.demo.enabled && upstream?.dialects.includes('openai-chat') === false;
  const body = JSON.stringify({
    model: config.demo.enabled ? 'demo' : modelOf(upstream?.models[0]),
    ...(isAnthropic && { max_tokens: 300 }),
    messages: [{ role: 'user', content: 'What is a sally port?' }],
  });
  const path = isAnthropic ? '/v1/messages' : '/v1/chat/completions';
  const headers = [
    ...(isOpen ? [] : [isAnthropic ? '"x-api-key: $SALLYPORT_KEY"' : '"authorization: Bearer $SALLYPORT_KEY"']),
    ...(isAnthropic ? ["'anthropic-version: 2023-06-01'"] : []),
    "'content-type: application/json'",
  ];
  return [
    `  ${isOpen ? '' : `. ${quoted(pathFromHere(clientEnv))} && `}curl -s ${url}${path} \\`,
    ...headers.map((header) => `    -H ${header} \\`),
    `    -d '${body}'`,
  ];
}

/** A pattern is no name that a provider knows. */
function modelOf(pattern: string | undefined): string {
  return pattern === undefined || pattern.endsWith('*') || pattern.includes("'") ? 'your-model' : pattern;
}

/** Relative where that is shorter to say; with a slash, since the shell looks for other names in its path. */
function pathFromHere(path: string): string {
  const near = relative('', path);
  if (near.startsWith('..')) return path;
  return near.includes(sep) ? near : `.${sep}${near}`;
}

function quoted(path: string): string {
  return /^[\w./@%+:,-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

import type { JsonObject } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import { renderNode } from '../reply/render-node.ts';
import type { ReplyPath } from '../reply/walk-reply.ts';
import { writeEvent } from '../sse/write-event.ts';

/** A chunk as it came, with the edits of its fields around the choices. */
export interface ChunkEnvelope {
  readonly source: string;
  readonly root: JsonObject;
  readonly splices: readonly Splice[];
}

const REPEATED: ReadonlySet<string> = new Set([
  'id',
  'object',
  'created',
  'model',
  'system_fingerprint',
  'service_tier',
  'provider',
]);

/** An event with one choice in the envelope of a chunk that came: same id, model, time. `entry` is the choice as JSON. */
export function eventInEnvelope({ source, root, splices }: ChunkEnvelope, entry: string): string {
  let json = '{';
  for (const { key, value } of root.members) {
    if (!REPEATED.has(key.value)) continue;
    const inside = splices.filter(({ start, end }) => start >= value.start && end <= value.end);
    json += `"${key.value}":${renderNode(source, value, inside)},`;
  }
  return writeEvent('', `${json}"choices":[${entry}]}`);
}

/** A choice whose delta is `delta`, as JSON. */
export function deltaEntry(index: number, delta: string, finishReason = 'null'): string {
  return `{"index":${index},"delta":${delta},"logprobs":null,"finish_reason":${finishReason}}`;
}

/** A choice that holds one text, at a path below the choice. */
export function textEntry(index: number, path: ReplyPath, text: string): string {
  let json = JSON.stringify(text);
  let outermost = '';
  for (let at = path; at !== undefined; at = at.before) {
    const { step } = at;
    if (typeof step === 'string') {
      outermost = step;
      json = `{${JSON.stringify(step)}:${json}}`;
    } else if ('index' in step && json.startsWith('{"')) json = `[{"index":${step.index},${json.slice(1)}]`;
    else json = `[${json}]`;
  }
  const delta = outermost === 'delta' ? '' : '"delta":{},';
  return `{"index":${index},${delta}${json.slice(1, -1)},"logprobs":null,"finish_reason":null}`;
}

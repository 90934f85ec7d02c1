import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NAME_ENTITIES, type NameEntity } from '../../src/core/name-entities.ts';

/** A stretch of a text that names something: UTF-16 offsets, `end` exclusive. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly entity: NameEntity;
}

/** A text with its names. */
export interface NamedText {
  readonly text: string;
  readonly source: string;
  readonly spans: readonly NameSpan[];
  /** Kinds that are marked wherever they are. */
  readonly marked: readonly NameEntity[];
  /** Stretches that may be anything. */
  readonly masked: readonly { readonly start: number; readonly end: number }[];
}

interface PoolRecord {
  readonly text: string;
  readonly source: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
  readonly labels: readonly string[];
}

const isEntity = (type: string): type is NameEntity => (NAME_ENTITIES as readonly string[]).includes(type);

/** Reads the public sets: `<name>.jsonl.gz`, a record a line. */
export function readSets(folder: string): readonly NamedText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .trim()
        .split('\n')
        .map((line) => ofPool(JSON.parse(line) as PoolRecord, name.slice(0, -'.jsonl.gz'.length))),
    );
}

function ofPool({ text, spans, labels }: PoolRecord, source: string): NamedText {
  return {
    text,
    source,
    spans: spans.flatMap(({ start, end, type }) => (isEntity(type) ? parted({ start, end, entity: type }, text) : [])),
    marked: labels.filter(isEntity),
    masked: spans.filter(({ type }) => type === 'HANDLE'),
  };
}

const MARK = /\{([A-Z_]+)\|([^{}|]*)\}/gu;

/** Reads the texts that are written for this: `<kind>.<lang>.txt`, a text a line, names marked as `{PERSON|Ana}`. */
export function readWritten(folder: string): readonly NamedText[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ofWritten(line, `own-${name.slice(0, -'.txt'.length)}`)),
    );
}

function ofWritten(line: string, source: string): NamedText {
  const marked = line.replaceAll(/\\(n|\\)/gu, (_, escaped) => (escaped === 'n' ? '\n' : '\\'));
  let text = '';
  let at = 0;
  const spans: NameSpan[] = [];
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(at, match.index);
    const start = text.length;
    text += match[2] as string;
    const entity = match[1] as string;
    if (isEntity(entity)) spans.push(...parted({ start, end: text.length, entity }, text));
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), source, spans, marked: NAME_ENTITIES, masked: [] };
}

/** `Lyon, France` is two places; an address, which has digits, is one. */
function parted(span: NameSpan, text: string): readonly NameSpan[] {
  const name = text.slice(span.start, span.end);
  if (span.entity !== 'LOCATION' || /\p{Nd}|\n/u.test(name)) return span.end > span.start ? [span] : [];
  return [...name.matchAll(/[^,\s](?:[^,]*[^,\s])?/gu)].map(({ 0: { length }, index }) => {
    const start = span.start + index;
    return { start, end: start + length, entity: span.entity };
  });
}

/** Reads a list of names: one a line, packed. */
export function readList(folder: string, name: string): readonly string[] {
  return gunzipSync(readFileSync(join(folder, 'gazetteers', `${name}.txt.gz`)))
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * What a value of a wire format is. Shapes are data: a format is a table of them, and one walker reads every table.
 *
 * - `text`: text that is inspected and may be edited
 * - `id`: a name, id or signed text: inspected, must stay as it is
 * - `reference`: a URL or id of media: reported, inspected unless it is a `data:` URL, must stay as it is
 * - `media`, `encrypted`: opaque, reported
 * - `json-text`: a string that holds JSON; its strings are texts of their own
 * - `free`: any JSON; each of its strings is a text, each name in it is inspected
 * - `number`, `boolean`: hold no text
 * - `known`: a word that chose this shape
 */
export type Shape =
  | { readonly kind: LeafKind }
  | WordsShape
  | ListShape
  | MapShape
  | EitherShape
  | ObjectShape
  | UnionShape;

/** Shapes without parts. */
export type LeafKind =
  | 'text'
  | 'id'
  | 'reference'
  | 'media'
  | 'encrypted'
  | 'json-text'
  | 'free'
  | 'number'
  | 'boolean'
  | 'known';

/** One of a list of words. Another word is reported as unknown and inspected. */
export interface WordsShape {
  readonly kind: 'words';
  readonly words: ReadonlySet<string>;
}

/** An array. `countMax` bounds it and `what` names its items in the error. */
export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
  readonly countMax?: number;
  readonly countMin?: number;
  readonly what?: string;
  /** The items are the messages of a chat: those before the last answer are history. */
  readonly isChat?: boolean;
}

/** An object with any names. */
export interface MapShape {
  readonly kind: 'map';
  readonly value: Shape;
}

/** One shape for each kind of JSON value that is allowed. */
export interface EitherShape {
  readonly kind: 'either';
  readonly string?: Shape;
  readonly list?: Shape;
  readonly object?: Shape;
  readonly boolean?: Shape;
}

/** An object with known fields; an unknown one is reported and inspected. */
export interface ObjectShape extends ObjectTraits {
  readonly kind: 'object';
  readonly fields: ReadonlyMap<string, Field>;
  /** The names without their letter case. */
  readonly folded: ReadonlySet<string>;
  readonly required: readonly string[];
}

/** An object whose `by` field says which one it is. */
export interface UnionShape {
  readonly kind: 'union';
  readonly by: 'type' | 'role';
  readonly cases: ReadonlyMap<string, ObjectShape>;
  /** The shape where the field is missing or null; without one it must be there. */
  readonly missing?: ObjectShape;
  /** `refuse`: an unknown word makes the message malformed; `hosted`: it is taken for a tool of the provider. */
  readonly unknown?: 'refuse' | 'hosted';
}

/** Whom the texts inside are taken to come from. `external` keeps the role. */
export type PositionName = 'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'external' | 'tools' | 'app';

/** What an object says of the texts in it. */
export interface ObjectTraits {
  readonly position?: PositionName;
  /** The field that names where external text came from. */
  readonly source?: string;
  /** The tool of the provider that its presence asks for. */
  readonly hosted?: string;
}

/** A field of an object. `null` is allowed where it is not required. */
export interface Field {
  readonly shape: Shape;
  readonly isRequired?: boolean;
  readonly position?: PositionName;
  readonly hosted?: string;
}

/** Text that is inspected and may be edited. */
export const text: Shape = { kind: 'text' };
/** A name, an id or a signed text: inspected and never edited. */
export const id: Shape = { kind: 'id' };
/** A URL or id of media. */
export const reference: Shape = { kind: 'reference' };
/** Bytes of media. */
export const media: Shape = { kind: 'media' };
/** Opaque to all but the provider. */
export const encrypted: Shape = { kind: 'encrypted' };
/** A string that holds JSON. */
export const jsonText: Shape = { kind: 'json-text' };
/** Any JSON. */
export const free: Shape = { kind: 'free' };
/** A number. */
export const number: Shape = { kind: 'number' };
/** True or false. */
export const boolean: Shape = { kind: 'boolean' };

/** One of these words. */
export function words(...list: readonly string[]): WordsShape {
  return { kind: 'words', words: new Set(list) };
}

/** An array of one shape. */
export function list(item: Shape, bounds: Omit<ListShape, 'kind' | 'item'> = {}): ListShape {
  return { kind: 'list', item, ...bounds };
}

/** An object with any names and values of one shape. */
export function map(value: Shape): MapShape {
  return { kind: 'map', value };
}

/** One shape for each kind of JSON value. */
export function either(shapes: Omit<EitherShape, 'kind'>): EitherShape {
  return { kind: 'either', ...shapes };
}

/** An object; a field is a shape, or what {@link required} and {@link at} make of one. */
export function object(fields: Readonly<Record<string, Shape | Field>>, traits: ObjectTraits = {}): ObjectShape {
  const entries = Object.entries(fields).map(([name, field]) => [name, toField(field)] as const);
  return {
    kind: 'object',
    fields: new Map(entries),
    folded: new Set(entries.map(([name]) => foldCase(name))),
    required: entries.filter(([, field]) => field.isRequired === true).map(([name]) => name),
    ...traits,
  };
}

/** Objects told apart by a word; each gets that word as a known field. */
export function union(
  cases: Readonly<Record<string, ObjectShape>>,
  traits: Pick<UnionShape, 'missing' | 'unknown'> & { readonly by?: UnionShape['by'] } = {},
): UnionShape {
  const by = traits.by ?? 'type';
  const entries = Object.entries(cases).map(([word, shape]) => [word, withKnown(shape, by)] as const);
  const { missing, unknown } = traits;
  return {
    kind: 'union',
    by,
    cases: new Map(entries),
    ...(missing === undefined ? {} : { missing: withKnown(missing, by) }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** A field without which the message cannot be understood. */
export function required(shape: Shape): Field {
  return { shape, isRequired: true };
}

/** A field whose texts come from somewhere else, or whose presence asks for a tool of the provider. */
export function at(shape: Shape, traits: Pick<Field, 'position' | 'hosted'>): Field {
  return { shape, ...traits };
}

/**
 * A name without its letter case, as generously as any reader of JSON folds it: `ſ` is an s and the Kelvin sign a k.
 * Programs in Go take such names for the plain ones.
 */
export function foldCase(name: string): string {
  return name.toUpperCase().toLowerCase();
}

function toField(field: Shape | Field): Field {
  return 'shape' in field ? field : { shape: field };
}

function withKnown(shape: ObjectShape, by: string): ObjectShape {
  const known: Field = { shape: { kind: 'known' } };
  return { ...shape, fields: new Map([...shape.fields, [by, known]]), folded: new Set([...shape.folded, by]) };
}

import { isRecord } from './demo-shape.ts';

/** What values are taken from. */
export interface Material {
  /** Where addresses, numbers and places are looked for. */
  readonly text: string;
  /** What goes into free text. */
  readonly content: string;
}

const DEPTH_MAX = 8;
const PROPERTIES_MAX = 64;

/**
 * A value that fits a JSON Schema, with addresses, numbers and places from the material where the name of a property
 * asks for them. Understands `type`, `enum`, `const`, `properties`, `items`, `anyOf`, `oneOf` and `minimum`; deeper than 8
 * levels everything is null. `$ref` is not followed.
 */
export function fillSchema(schema: unknown, material: Material): unknown {
  return fill(schema, '', material, 0);
}

/** As {@link fillSchema}, for the arguments of a tool: always an object. */
export function fillArguments(schema: unknown, material: Material): Readonly<Record<string, unknown>> {
  const value = fillSchema(schema, material);
  return isRecord(value) ? value : {};
}

function fill(schema: unknown, name: string, material: Material, depth: number): unknown {
  if (!isRecord(schema) || depth > DEPTH_MAX) return null;
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] ?? null;
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fill(choices[0], name, material, depth + 1);
  switch (typeOf(schema)) {
    case 'object':
      return fillObject(schema['properties'], material, depth);
    case 'array':
      return [fill(schema['items'], name, material, depth + 1)];
    case 'string':
      return wordFor(name, material);
    case 'number':
    case 'integer':
      return numberFor(schema, material);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function typeOf(schema: Readonly<Record<string, unknown>>): unknown {
  const type = schema['type'];
  if (Array.isArray(type)) return type[0];
  return type ?? ('properties' in schema ? 'object' : undefined);
}

function fillObject(properties: unknown, material: Material, depth: number): Readonly<Record<string, unknown>> {
  if (!isRecord(properties)) return {};
  const entries = Object.entries(properties).slice(0, PROPERTIES_MAX);
  return Object.fromEntries(entries.map(([name, schema]) => [name, fill(schema, name, material, depth + 1)]));
}

/** What to look for in a text when a property is named so. The first entry that fits the name and finds something counts. */
const WORDS: readonly { readonly name: RegExp; readonly pattern: RegExp }[] = [
  { name: /^(?:to|cc|bcc)$|mail|recipient|address/iu, pattern: /([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/u },
  { name: /url|link|href|site/iu, pattern: /(https?:\/\/[^\s"'<>)\]]{1,300})/iu },
  {
    name: /location|city|place|country|town/iu,
    pattern: /(?:^|\s)(?:in|for|at|of) (\p{Lu}\p{L}{1,30}(?: \p{Lu}\p{L}{1,30})?)/u,
  },
  { name: /(?:^|[_-])id$|Id$|[Nn]umber|order|code/u, pattern: /([A-Za-z]{0,4}-?\d{1,12})/u },
  { name: /subject|title/iu, pattern: /subject(?: line)?[:\s]{1,3}["“]?([^"”\n.]{1,60})/iu },
];

function wordFor(name: string, { text, content }: Material): string {
  for (const entry of WORDS) {
    const found = entry.name.test(name) ? entry.pattern.exec(text)?.[1] : undefined;
    if (found !== undefined) return found;
  }
  return /subject|title/iu.test(name) ? 'As you asked' : content;
}

function numberFor(schema: Readonly<Record<string, unknown>>, { text }: Material): number {
  const minimum = schema['minimum'];
  if (typeof minimum === 'number') return minimum;
  return Number(/\d{1,9}/u.exec(text)?.[0] ?? 1);
}

import { type Schema, Validator } from '@cfworker/json-schema';
import { InvalidOptionsError } from '../core/errors.ts';
import type { SchemaCheck } from '../core/ports.ts';
import { whileReading } from '../guard/check-call.ts';

/**
 * A schema check that runs anywhere: it interprets the schema (JSON Schema 2020-12) and makes no code from strings,
 * which edge runtimes forbid. The schema must come from you, not from a message: its patterns run as they are.
 *
 * @throws {@link InvalidOptionsError} when the schema is not an object or a boolean, or has references that lead nowhere.
 * @example
 * const schema = jsonSchemaCheck({ type: 'object', required: ['answer'] });
 * await guard.output('{"answer":42}', { principal, schema });
 */
export function jsonSchemaCheck(schema: Readonly<Record<string, unknown>> | boolean): SchemaCheck {
  if (typeof schema !== 'boolean' && (typeof schema !== 'object' || schema === null || Array.isArray(schema))) {
    throw new InvalidOptionsError('schema', 'must be a JSON Schema: an object or a boolean');
  }
  const validator = whileReading('schema', () => new Validator(schema as Schema | boolean, '2020-12', false));
  return (value) => validator.validate(value).errors.map(({ instanceLocation }) => instanceLocation.replace(/^#/u, ''));
}

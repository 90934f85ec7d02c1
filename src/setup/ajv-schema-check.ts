import { Ajv2020 } from 'ajv/dist/2020.js';
import { InvalidOptionsError } from '../core/errors.ts';
import type { SchemaCheck } from '../core/ports.ts';

/**
 * A schema check that compiles the schema (JSON Schema 2020-12) to code: the faster one, for Node.
 *
 * @throws `InvalidOptionsError` when the schema cannot be compiled.
 */
export function ajvSchemaCheck(schema: Readonly<Record<string, unknown>> | boolean): SchemaCheck {
  const ajv = new Ajv2020({ allErrors: false, strict: false, logger: false });
  let validate: ReturnType<typeof ajv.compile>;
  try {
    validate = ajv.compile(schema);
  } catch (error) {
    throw new InvalidOptionsError('schema', 'is not a JSON Schema that can be compiled', { cause: error });
  }
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath));
}

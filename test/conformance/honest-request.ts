/** A request as a client library or framework sends it. */
export interface HonestRequest {
  readonly from: string;
  readonly body: object;
}

/** The schema of a tool, with what generators of schemas add. */
export const weatherSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    location: { type: 'string', description: 'The city, such as Paris' },
    unit: { type: 'string', enum: ['celsius', 'fahrenheit'], default: 'celsius' },
    days: { anyOf: [{ type: 'integer', minimum: 1, maximum: 7 }, { type: 'null' }] },
  },
  required: ['location'],
  additionalProperties: false,
};

/** The bytes of a picture, in base64. */
export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

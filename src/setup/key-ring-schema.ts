import { z } from 'zod';

/** The section `keyRing` of a configuration file. */
export interface KeyRingFileSection {
  readonly source: 'file' | 'environment' | 'aws-kms';
  readonly path?: string | undefined;
  readonly kms?:
    | {
        readonly keyId: string;
        readonly region: string;
        readonly endpoint?: string | undefined;
        readonly timeoutMs: number;
      }
    | undefined;
  readonly acceptBesideDatabase: boolean;
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** Describes the section `keyRing`. */
export function keyRingSchema(): z.ZodType<KeyRingFileSection> {
  return z
    .strictObject({
      source: z
        .enum(['file', 'environment', 'aws-kms'])
        .default('file')
        .describe(
          'file: a file of mode 0600. environment: the variable SALLYPORT_KEY_RING, or the file that SALLYPORT_KEY_RING_FILE names. aws-kms: a file that only a key of AWS KMS opens.',
        ),
      path: z
        .string()
        .min(1)
        .max(4_096)
        .optional()
        .describe('The file, from the folder of this one; key-ring.json in stateDir when missing.'),
      kms: z
        .strictObject({
          keyId: z.string().min(1).max(2_048).describe('ARN, id or alias of a symmetric key.'),
          region: z
            .string()
            .regex(/^[a-z0-9-]{1,64}$/u, 'must be a region, such as eu-central-1')
            .describe('Its region.'),
          endpoint: z
            .string()
            .max(2_048)
            .refine(isHttpUrl, 'must be a URL of https, or of http on a network of your own')
            .optional()
            .describe('Where the service is asked; that of the region when missing.'),
          timeoutMs: z.int().min(100).max(60_000).default(5_000).describe('For one call, retries included.'),
        })
        .optional()
        .describe('With the source aws-kms. Credentials come from where the SDK of AWS looks for them.'),
      acceptBesideDatabase: z
        .boolean()
        .default(false)
        .describe(
          'Accepts a ring that is not wrapped in the folder of the database, off loopback or where NODE_ENV is production: who copies the folder can read everything.',
        ),
    })
    .refine(({ source, kms }) => (source === 'aws-kms') === (kms !== undefined), {
      path: ['kms'],
      message: 'must be there with the source aws-kms, and not with another one',
    })
    .prefault({})
    .describe('The keys that everything in the store is sealed with.');
}

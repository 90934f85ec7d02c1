import type { KeyWrapper, WrapContext } from '../core/ports.ts';
import { KeyRingError, type KeyRingReason } from './key-ring-error.ts';

/** A key of AWS KMS. */
export interface AwsKmsOptions {
  /** ARN, id or alias of a symmetric key. */
  readonly keyId: string;
  readonly region: string;
  /** Where the service is asked; that of the region when missing. */
  readonly endpoint?: string;
  /** For one call, retries included. */
  readonly timeoutMs: number;
}

/**
 * Wraps with a key of AWS KMS (`Encrypt` and `Decrypt`, the context as encryption context). Needs the package `@aws-sdk/client-kms`, which is
 * loaded with the first call; credentials are found where that looks for them.
 *
 * @throws {@link KeyRingError} in its methods: `wrapper-missing`, `wrapper-denied`, `wrapper-away`; `malformed` for a ciphertext that is not this
 * key's, or not for this context.
 */
export function awsKmsWrapper(options: AwsKmsOptions, packageName: string = PACKAGE): KeyWrapper {
  const { keyId: KeyId } = options;
  return {
    async wrap(plain, context) {
      const kms = await loadPackage(packageName);
      const command = new kms.EncryptCommand({ KeyId, Plaintext: plain, EncryptionContext: context });
      const { CiphertextBlob, KeyId: used } = await send(kms, command, options);
      if (!(CiphertextBlob instanceof Uint8Array) || typeof used !== 'string') throw new KeyRingError('wrapper-away');
      return { ciphertext: CiphertextBlob, keyId: used };
    },
    async unwrap(ciphertext, context) {
      const kms = await loadPackage(packageName);
      // The key is named, so that a ciphertext of another key that this identity may use is refused.
      const command = new kms.DecryptCommand({ KeyId, CiphertextBlob: ciphertext, EncryptionContext: context });
      const { Plaintext } = await send(kms, command, options);
      if (!(Plaintext instanceof Uint8Array)) throw new KeyRingError('wrapper-away');
      return Plaintext;
    },
  };
}

/** What is used of the package; written here, so that nobody needs it to compile against this one. */
interface KmsPackage {
  readonly KMSClient: new (options: Readonly<Record<string, unknown>>) => KmsClient;
  readonly EncryptCommand: new (input: KmsInput) => object;
  readonly DecryptCommand: new (input: KmsInput) => object;
}

interface KmsInput {
  readonly KeyId: string;
  readonly Plaintext?: Uint8Array;
  readonly CiphertextBlob?: Uint8Array;
  readonly EncryptionContext: WrapContext;
}

interface KmsClient {
  send(command: object, how: { readonly abortSignal: AbortSignal }): Promise<KmsOutput>;
  destroy(): void;
}

interface KmsOutput {
  readonly CiphertextBlob?: unknown;
  readonly Plaintext?: unknown;
  readonly KeyId?: unknown;
}

const PACKAGE = '@aws-sdk/client-kms';
/** The first call and two more, for what passes: throttling, and connections that break. */
const ATTEMPTS_MAX = 3;

async function loadPackage(name: string): Promise<KmsPackage> {
  try {
    return (await import(name)) as KmsPackage;
  } catch {
    throw new KeyRingError('wrapper-missing');
  }
}

/** A client for one call: the ring is unwrapped once at the start, and no connection stays open for that. */
async function send(
  { KMSClient }: KmsPackage,
  command: object,
  { region, endpoint, timeoutMs }: AwsKmsOptions,
): Promise<KmsOutput> {
  const client = new KMSClient({
    region,
    maxAttempts: ATTEMPTS_MAX,
    ...(endpoint !== undefined && { endpoint }),
  });
  try {
    return await client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new KeyRingError(reasonOf(error));
  } finally {
    client.destroy();
  }
}

/** By names of errors in the API reference of AWS KMS, "Common errors" and those of `Decrypt`. */
const REASONS: Readonly<Record<string, KeyRingReason>> = {
  InvalidCiphertextException: 'malformed',
  IncorrectKeyException: 'malformed',
  ThrottlingException: 'wrapper-away',
  Throttling: 'wrapper-away',
  RequestLimitExceeded: 'wrapper-away',
  LimitExceededException: 'wrapper-away',
  KeyUnavailableException: 'wrapper-away',
  CredentialsProviderError: 'wrapper-denied',
};

function reasonOf(error: unknown): KeyRingReason {
  if (typeof error !== 'object' || error === null) return 'wrapper-away';
  const { name, $metadata } = error as {
    readonly name?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const known = name !== undefined && Object.hasOwn(REASONS, name) ? REASONS[name] : undefined;
  if (known !== undefined) return known;
  const status = $metadata?.httpStatusCode ?? 0;
  return status >= CLIENT_ERROR && status < SERVER_ERROR ? 'wrapper-denied' : 'wrapper-away';
}

const CLIENT_ERROR = 400;
const SERVER_ERROR = 500;

import { InvalidOptionsError } from '../core/errors.ts';
import { UsageError } from './exit.ts';

/** By which flag a user gives what the library calls otherwise. */
const FLAGS: Readonly<Record<string, string>> = {
  agent: '--subject',
  audience: '--audience',
  boundKeyId: '--bound-key',
  holderKeyId: '--holder',
  issuer: '--issuer',
  issuers: '--issuer',
  lifetimeMaxS: '--ttl-max',
  lifetimeS: '--ttl',
  permission: '--permission',
  permissions: '--permission',
  sharedSecret: 'the shared secret',
};

/** Makes a call to the library whose errors speak of flags. @throws {@link UsageError} in place of an `InvalidOptionsError`. */
export async function inFlags<T>(call: () => Promise<T>, names: Readonly<Record<string, string>> = FLAGS): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof InvalidOptionsError) || !Object.hasOwn(names, error.option)) throw error;
    throw new UsageError(`${names[error.option]} ${problemOf(error)}`, { cause: error });
  }
}

/** What is wrong, without the name of the option. */
export function problemOf({ message, option }: InvalidOptionsError): string {
  return message.slice(`option "${option}" `.length);
}

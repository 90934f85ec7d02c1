import { InvalidOptionsError } from '../core/errors.ts';

/**
 * Loads a package that is an optional peer: only those need it who have the server that it talks to.
 *
 * @throws {@link InvalidOptionsError} that says what to install.
 */
export async function loadPackage<Package extends object>(name: string): Promise<Package> {
  try {
    const loaded = (await import(name)) as Package & { readonly default?: Package };
    return loaded.default ?? loaded;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_MODULE_NOT_FOUND') {
      throw new InvalidOptionsError('driver', `needs the package ${name}, which is not there: npm install ${name}`);
    }
    throw new InvalidOptionsError('driver', `needs the package ${name}, which cannot be loaded on this machine`);
  }
}

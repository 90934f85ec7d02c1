import { InvalidOptionsError } from './errors.ts';

/**
 * Loads a package that is an optional peer: only those need it who have the server, or the model, that it is for.
 *
 * @param load - Imports it. Whoever wants the package does so itself: nothing here reaches for what is outside.
 * @throws {@link InvalidOptionsError} that says what to install.
 * @example
 * const redis = await loadPackage<RedisPackage>('ioredis', (name) => import(name));
 */
export async function loadPackage<Package extends object>(
  name: string,
  load: (name: string) => Promise<unknown>,
): Promise<Package> {
  try {
    const loaded = (await load(name)) as Package & { readonly default?: Package };
    return loaded.default ?? loaded;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_MODULE_NOT_FOUND') {
      throw new InvalidOptionsError('driver', `needs the package ${name}, which is not there: npm install ${name}`);
    }
    throw new InvalidOptionsError('driver', `needs the package ${name}, which cannot be loaded on this machine`);
  }
}

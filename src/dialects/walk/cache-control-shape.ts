import { type ObjectShape, object, words } from './shape.ts';

/** How long a provider may keep what was read up to here. */
export const cacheControl: ObjectShape = object({ type: words('ephemeral'), ttl: words('5m', '1h') });

/** An exact model name, or a prefix that ends in `*`; visible ASCII, at most 257 characters. `*` alone is every model. */
export const MODEL_PATTERN: RegExp = /^(?:\*|[!-)+-~]{1,256}\*?)$/u;

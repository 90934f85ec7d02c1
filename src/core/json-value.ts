/** A value that JSON (RFC 8259) can say and gives back as it was. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

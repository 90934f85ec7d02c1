/** A sealed value with the id of the ring's key that it was sealed under before it: one byte of length, the id, the seal. */
export function withKid(kid: string, sealed: Uint8Array): Uint8Array {
  const id = new TextEncoder().encode(kid);
  const bytes = new Uint8Array(1 + id.length + sealed.length);
  bytes[0] = id.length;
  bytes.set(id, 1);
  bytes.set(sealed, 1 + id.length);
  return bytes;
}

/** Takes apart what {@link withKid} joined. Of other bytes it gives an id that no ring has. */
export function splitKid(bytes: Uint8Array): { readonly kid: string; readonly sealed: Uint8Array } {
  const end = 1 + (bytes[0] ?? 0);
  return { kid: new TextDecoder().decode(bytes.subarray(1, end)), sealed: bytes.subarray(end) };
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers instead of doing what it is asked. */
export type KmsFault =
  | 'throttled'
  | 'throttled-twice'
  | 'denied'
  | 'disabled'
  | 'not-found'
  | 'failing'
  | 'garbage'
  | 'empty'
  | 'hang'
  | 'cut';

/** A server that speaks the JSON API of AWS KMS on loopback, with keys of its own. */
export interface KmsServer {
  readonly endpoint: string;
  /** ARN of its key, and of another one. */
  readonly keyId: string;
  readonly otherKeyId: string;
  /** Targets of the calls that were signed, in order, with their encryption contexts. */
  readonly calls: { readonly target: string; readonly context: Readonly<Record<string, string>> }[];
  fault: KmsFault | undefined;
  close(): Promise<void>;
}

const ACCOUNT = 'arn:aws:kms:eu-central-1:111122223333:key/';

/** Starts the server. */
export async function startKmsServer(): Promise<KmsServer> {
  const [keyId, otherKeyId] = [`${ACCOUNT}1234abcd-0000`, `${ACCOUNT}9876fedc-1111`] as const;
  const keys = new Map([keyId, otherKeyId].map((id) => [id, randomBytes(32)]));
  const state: Pick<KmsServer, 'calls' | 'fault'> = { calls: [], fault: undefined };
  let throttledLeft = 2;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (!isSigned(request)) return refuse(response, 400, 'MissingAuthenticationTokenException');
    const target = String(request.headers['x-amz-target']);
    const input = JSON.parse(body) as KmsCall;
    state.calls.push({ target, context: input.EncryptionContext ?? {} });
    switch (state.fault) {
      case 'throttled':
        return refuse(response, 400, 'ThrottlingException');
      case 'throttled-twice':
        if (throttledLeft-- > 0) return refuse(response, 400, 'ThrottlingException');
        break;
      case 'denied':
        return refuse(response, 400, 'AccessDeniedException');
      case 'disabled':
        return refuse(response, 400, 'DisabledException');
      case 'not-found':
        return refuse(response, 400, 'NotFoundException');
      case 'failing':
        return refuse(response, 500, 'KMSInternalException');
      case 'garbage':
        return void response.writeHead(200, { 'content-type': TYPE }).end('<html>proxy</html>');
      case 'empty':
        return void response.writeHead(200, { 'content-type': TYPE }).end('{}');
      case 'hang':
        return;
      case 'cut':
        return void response.socket?.destroy();
    }
    const output = carryOut(target, input, keys);
    if (typeof output === 'string') return refuse(response, 400, output);
    response.writeHead(200, { 'content-type': TYPE }).end(JSON.stringify(output));
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keyId,
    otherKeyId,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

interface KmsCall {
  readonly KeyId?: string;
  readonly Plaintext?: string;
  readonly CiphertextBlob?: string;
  readonly EncryptionContext?: Readonly<Record<string, string>>;
}

const TYPE = 'application/x-amz-json-1.1';

/** The answer, or the name of an error. */
function carryOut(target: string, input: KmsCall, keys: ReadonlyMap<string, Buffer>): object | string {
  const aad = Buffer.from(JSON.stringify(Object.entries(input.EncryptionContext ?? {}).sort()));
  if (target === 'TrentService.Encrypt') {
    const key = keys.get(input.KeyId ?? '');
    if (key === undefined) return 'NotFoundException';
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
    const text = Buffer.concat([cipher.update(Buffer.from(input.Plaintext ?? '', 'base64')), cipher.final()]);
    const id = Buffer.from(input.KeyId ?? '');
    const blob = Buffer.concat([Buffer.of(id.length), id, nonce, cipher.getAuthTag(), text]);
    return { CiphertextBlob: blob.toString('base64'), KeyId: input.KeyId, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  }
  if (target !== 'TrentService.Decrypt') return 'UnknownOperationException';
  const blob = Buffer.from(input.CiphertextBlob ?? '', 'base64');
  const [at, id] = [1 + (blob[0] ?? 0), blob.subarray(1, 1 + (blob[0] ?? 0)).toString()];
  const key = keys.get(id);
  if (key === undefined || blob.length < at + 28) return 'InvalidCiphertextException';
  if (input.KeyId !== undefined && input.KeyId !== id) return 'IncorrectKeyException';
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(at, at + 12)).setAAD(aad);
    decipher.setAuthTag(blob.subarray(at + 12, at + 28));
    const text = Buffer.concat([decipher.update(blob.subarray(at + 28)), decipher.final()]);
    return { Plaintext: text.toString('base64'), KeyId: id, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  } catch {
    return 'InvalidCiphertextException';
  }
}

/** Signature Version 4, for this service; who signs wrongly is another matter. */
function isSigned({ headers }: IncomingMessage): boolean {
  const signed =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/eu-central-1\/kms\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}$/u;
  const names = signed.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const isDated = /^\d{8}T\d{6}Z$/u.test(String(headers['x-amz-date']));
  return isDated && headers['content-type'] === TYPE && names.includes('x-amz-target') && names.includes('host');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': TYPE }).end(JSON.stringify({ __type: type, message: 'secret-of-kms' }));
}

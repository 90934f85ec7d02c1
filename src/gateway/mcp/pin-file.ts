import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../core/json/parse-json.ts';
import { PinFileError } from './pin-file-error.ts';
import { pinOf, type ServerPins, type ToolPin, type ToolRecord } from './tool-pin.ts';

/** Bytes of a pin file. */
const FILE_BYTES_MAX = 33_554_432;
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * Reads the pins of a server.
 *
 * @returns undefined where there is no such file.
 * @throws {@link PinFileError} for one that cannot be read, others may write, is no pin file, or whose digests do not fit what stands beside them.
 */
export async function readPinFile(path: string): Promise<ServerPins | undefined> {
  let text: string;
  try {
    const { mode, size } = await stat(path);
    if ((mode & 0o022) !== 0) throw new PinFileError(path, 'can be written by other users; take the right from them');
    if (size > FILE_BYTES_MAX) throw new PinFileError(path, `is larger than ${FILE_BYTES_MAX} bytes`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof PinFileError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new PinFileError(path, `cannot be read (${code ?? 'unknown reason'})`, { cause: error });
  }
  return parsed(path, text);
}

/**
 * Writes the pins of a server: the file has the old text or the new one, whenever it is read. Mode 0600.
 *
 * @throws {@link PinFileError} when it cannot be written.
 */
export async function writePinFile(path: string, pins: ServerPins): Promise<void> {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    const handle = await open(temporary, 'wx', FILE_MODE);
    try {
      await handle.writeFile(textOf(pins));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    throw new PinFileError(path, `cannot be written (${code ?? 'unknown reason'})`, { cause: error });
  }
}

const pinSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  // Taken as it is: a copy would lose a member that is called `__proto__`.
  definition: z.custom<ToolRecord>((value) => typeof (value as ToolRecord | null)?.name === 'string'),
});

const fileSchema = z.strictObject({
  version: z.literal(1),
  tools: z.array(pinSchema),
  pending: z.array(pinSchema),
});

function textOf({ tools, pending }: ServerPins): string {
  return `${JSON.stringify({ version: 1, tools: listOf(tools), pending: listOf(pending) }, null, 2)}\n`;
}

function listOf(pins: ReadonlyMap<string, ToolPin>): readonly ToolPin[] {
  return [...pins.keys()].sort().map((name) => pins.get(name) as ToolPin);
}

function parsed(path: string, text: string): ServerPins {
  let value: unknown;
  try {
    parseJson(text);
    value = JSON.parse(text);
  } catch (error) {
    throw new PinFileError(path, 'is no JSON', { cause: error });
  }
  const result = fileSchema.safeParse(value);
  if (!result.success) throw new PinFileError(path, 'is not what a pin file is', { cause: result.error });
  const { tools, pending } = result.data;
  return { tools: byName(path, tools), pending: byName(path, pending) };
}

function byName(path: string, pins: readonly ToolPin[]): ReadonlyMap<string, ToolPin> {
  const named = new Map<string, ToolPin>();
  for (const { sha256, definition } of pins) {
    const pin = pinOf(definition);
    if (pin.sha256 !== sha256) throw new PinFileError(path, 'has a digest that is not that of its definition');
    if (named.has(definition.name)) throw new PinFileError(path, 'has a tool twice');
    named.set(definition.name, pin);
  }
  return named;
}

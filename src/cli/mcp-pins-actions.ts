import { rm } from 'node:fs/promises';
import { readPinFile, writePinFile } from '../gateway/mcp/pin-file.ts';
import { defaultPinFolder, isServerName, pinnedServers, pinPath } from '../gateway/mcp/pin-places.ts';
import { definitionDiff, type ServerPins } from '../gateway/mcp/tool-pin.ts';
import { EXIT, UsageError } from './exit.ts';
import type { PinAction, PinFlags } from './mcp-command.ts';
import { printable } from './terminal.ts';

/** Lists servers, or the tools of one. */
export const listPins: PinAction = async (server, _tools, flags) => {
  if (server === undefined && flags.pins === undefined) {
    const names = await pinnedServers(defaultPinFolder(process.env));
    if (flags.json === true) console.log(JSON.stringify(names));
    else if (names.length === 0) console.log('no server is pinned yet');
    else for (const name of names) console.log(printable(name));
    return EXIT.ok;
  }
  const { tools, pending } = await pinsOf(server, flags);
  if (flags.json === true) {
    const listed = (pins: ServerPins['tools']) =>
      [...pins.values()].map(({ sha256, definition: { name } }) => ({ name, sha256 }));
    console.log(JSON.stringify({ tools: listed(tools), pending: listed(pending) }));
    return EXIT.ok;
  }
  for (const [name, { sha256 }] of tools) console.log(`pinned   ${sha256.slice(0, DIGITS_SHOWN)}  ${printable(name)}`);
  for (const [name, { sha256, definition }] of pending) {
    console.log(`${tools.has(name) ? 'changed' : 'new    '}  ${sha256.slice(0, DIGITS_SHOWN)}  ${printable(name)}`);
    for (const line of definitionDiff(tools.get(name)?.definition, definition)) console.log(`  ${printable(line)}`);
  }
  return EXIT.ok;
};

/** Pins what waits. */
export const approvePins: PinAction = async (server, tools, flags) => {
  const pins = await pinsOf(server, flags);
  if (tools.length === 0 && flags.all !== true) throw new UsageError('name the tools to approve, or take --all');
  const names = flags.all === true ? [...pins.pending.keys()] : tools;
  const pinned = new Map(pins.tools);
  const pending = new Map(pins.pending);
  for (const name of names) {
    const pin = pending.get(name);
    if (pin === undefined) throw new UsageError(`no tool ${printable(JSON.stringify(name))} waits for approval`);
    pinned.set(name, pin);
    pending.delete(name);
  }
  await writePinFile(pathOf(server, flags), { tools: pinned, pending });
  console.log(`${names.length} approved; the client has to list the tools again`);
  return EXIT.ok;
};

/** Forgets a server. */
export const resetPins: PinAction = async (server, _tools, flags) => {
  const path = pathOf(server, flags);
  await pinsOf(server, flags);
  await rm(path);
  console.log('forgotten; the tools of the next first listing are pinned as they are');
  return EXIT.ok;
};

const DIGITS_SHOWN = 12;

function pathOf(server: string | undefined, { pins }: PinFlags): string {
  if (pins !== undefined) return pins;
  if (server === undefined) throw new UsageError('name the server, or its file with --pins');
  if (!isServerName(server)) throw new UsageError('the name of a server is letters, digits, ".", "_" and "-"');
  return pinPath(defaultPinFolder(process.env), server);
}

async function pinsOf(server: string | undefined, flags: PinFlags): Promise<ServerPins> {
  const path = pathOf(server, flags);
  const pins = await readPinFile(path);
  if (pins === undefined) throw new UsageError(`there is no pin file ${path}`);
  return pins;
}

import { describe, expect, it } from 'vitest';
import { marvinHalves } from './marvin.ts';

describe('marvinHalves', () => {
  // dotnet/runtime, System.Private.CoreLib tests, MarvinTests.cs, seed 0x004FB61A001BDBCC.
  it.each([
    [[], 0x30ed35c1, 0x00cd3c7d],
    [[0xaf], 0x48e73fc7, 0x7d75ddc1],
    [[0xe7, 0x0f], 0xb5f6e1fc, 0x485dbff8],
    [[0x37, 0xf4, 0x95], 0xf0b07c78, 0x9b8cf7e8],
    [[0x86, 0x42, 0xdc, 0x59], 0x7008f2e8, 0x7e9cf556],
  ])('of %j is the published hash', (bytes, high, low) => {
    expect(marvinHalves(Uint8Array.from(bytes), 0x001bdbcc, 0x004fb61a)).toEqual([low, high]);
  });
});

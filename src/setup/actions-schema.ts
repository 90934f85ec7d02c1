import { z } from 'zod';
import type { ActionsFile } from './actions-config.ts';

/** The section `actions` of a configuration file. */
export function actionsSchema(): z.ZodType<ActionsFile> {
  return z
    .strictObject({
      mode: z
        .enum(['enforce', 'shadow', 'off'])
        .default('enforce')
        .describe('enforce decides each tool call before it leaves; shadow only records what would be decided.'),
      policy: z
        .union([
          z.literal('default'),
          z.strictObject({ file: z.string().min(1).max(4_096).describe('An action policy, YAML or JSON.') }),
        ])
        .default('default')
        .describe('What is allowed, asked about and refused; default is the shipped policy.'),
    })
    .prefault({})
    .describe('Tool calls in replies, decided before the caller gets them.');
}

import { z } from 'zod';
import { APPROVAL_BOUNDS } from '../core/approvals.ts';
import type { ApprovalsFile } from './approvals-config.ts';
import type { SecretReference } from './gateway-config-file.ts';
import { isBlock } from './gateway-server-schema.ts';
import { secretSchema, upstreamNameSchema } from './gateway-upstream-schema.ts';

const MINUTE_MS = 60_000;

/** The section `approvals` of a configuration file. */
export function approvalsSchema(): z.ZodType<ApprovalsFile> {
  return z
    .strictObject({
      ttlMinutes: z
        .int()
        .min(1)
        .max(APPROVAL_BOUNDS.ttlMsMax / MINUTE_MS)
        .default(APPROVAL_BOUNDS.ttlMs / MINUTE_MS)
        .describe('How long a call waits for a verdict, and may then be made.'),
      webhooks: z.array(webhookSchema()).max(8).default([]).describe('Who is told of each call that waits.'),
      verdicts: z
        .strictObject({ secrets: secretsSchema().describe('Any of which may have signed a verdict.') })
        .optional()
        .describe('Takes signed verdicts at POST /approvals/{id}, without a key. When missing none are taken.'),
    })
    .prefault({})
    .describe('Calls that wait until somebody has approved them.');
}

function webhookSchema(): z.ZodType<ApprovalsFile['webhooks'][number]> {
  return z
    .strictObject({
      name: upstreamNameSchema().describe('How events call it.'),
      url: z
        .string()
        .min(1)
        .max(2_048)
        .describe('Where messages are posted to: https, or http to addresses of allowPrivate.'),
      secrets: secretsSchema().describe('What messages are signed with; several while secrets are changed.'),
      includeArguments: z
        .boolean()
        .default(false)
        .describe('Sends the arguments of the call; else only their SHA-256 digest leaves.'),
      allowPrivate: z
        .array(z.string().max(64).refine(isBlock, 'must be an address or a CIDR block, such as 10.0.0.0/8'))
        .max(32)
        .default([])
        .describe('Addresses and blocks that may be connected to besides public ones, such as 10.1.0.0/16.'),
      timeoutMs: z
        .int()
        .min(100)
        .max(60_000)
        .default(10_000)
        .describe('Of one attempt, up to the status of the reply.'),
      attemptsMax: z.int().min(1).max(20).default(8).describe('Attempts in all, unless the approval expires before.'),
      backoffMs: z
        .int()
        .min(1)
        .max(60_000)
        .default(1_000)
        .describe('The pause before the second attempt is chance between 0 and this; it doubles, up to a minute.'),
    })
    .describe('A receiver, told by signed webhooks.');
}

function secretsSchema(): z.ZodType<readonly SecretReference[]> {
  return z.array(secretSchema()).min(1).max(4);
}

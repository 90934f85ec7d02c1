import { z } from 'zod';
import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { POLICY_BOUNDS } from '../decide/policy.ts';
import { actionsSchema } from './actions-schema.ts';
import { approvalsSchema } from './approvals-schema.ts';
import { classifiersSchema } from './classifier-schema.ts';
import { extractionSchema } from './extraction-schema.ts';
import type { GatewayConfigFile, NamedPolicyFile, PolicyReference } from './gateway-config-file.ts';
import { serverSchema } from './gateway-server-schema.ts';
import { upstreamSchema } from './gateway-upstream-schema.ts';
import { keyRingSchema } from './key-ring-schema.ts';
import { limitsSchema } from './limits-schema.ts';
import { policyFileSchema } from './policy-schema.ts';
import { sessionsSchema } from './session-schema.ts';
import { storeSchema } from './store-schema.ts';

/** The one description of a configuration file: it is checked with it, and {@link gatewayConfigJsonSchema} is made of it. */
export function gatewayConfigSchema(): z.ZodType<GatewayConfigFile> {
  const policy = policySchema();
  return z
    .strictObject({
      $schema: z.string().max(2_048).optional().describe('Where an editor finds the schema of this file; not read.'),
      server: serverSchema(),
      auth: z
        .enum(['keys', 'none'])
        .default('keys')
        .describe('none lets everybody in: on loopback without proxies only.'),
      stateDir: z
        .string()
        .min(1)
        .max(4_096)
        .default('.sallyport')
        .describe('The folder for the key ring, the database and the generated keys, from the folder of this file.'),
      store: storeSchema(),
      keyRing: keyRingSchema(),
      upstreams: z
        .array(upstreamSchema())
        .max(64)
        .default([])
        .describe('The providers. None: the demo model answers, under the model name "demo".'),
      demo: z
        .strictObject({ enabled: z.boolean().optional().describe('On when there are no upstreams, else off.') })
        .prefault({})
        .describe('The built-in demo model.'),
      ...policySections(policy),
      routes: routesSchema(policy.reference),
      classifiers: classifiersSchema(),
      onBlock: z
        .enum(['error', 'refusal'])
        .default('error')
        .describe(
          'error answers a blocked request with status 400; refusal with a reply in which the assistant declines.',
        ),
      unknownFields: z
        .enum(['report', 'refuse'])
        .optional()
        .describe(
          'Fields of a request that the format does not have. Policies made of strict refuse them, others report.',
        ),
      hostedTools: z
        .array(z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/u, 'must be a type of tool, such as web_search'))
        .max(100)
        .default([])
        .describe('Tools that run at the provider and may be used, such as web_search. Others are refused.'),
      ...serviceSections(),
    })
    .describe('Configuration of the Sallyport gateway.');
}

/** The JSON Schema (draft 7, which editors know best) of a configuration file. It ships as `docs/schema/sallyport.schema.json`. */
export function gatewayConfigJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(gatewayConfigSchema(), { target: 'draft-7', io: 'input' });
  return { ...schema, title: 'Sallyport gateway configuration' };
}

const POLICIES_MAX = 100;
const POLICY_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/u;
const POLICY_NAME_EXPECTED = 'must be 1 to 64 lower-case letters, digits, "_" and "-"';

function policySchema(): {
  readonly named: z.ZodType<NamedPolicyFile>;
  readonly reference: z.ZodType<PolicyReference>;
} {
  const file = z.strictObject({
    file: z.string().min(1).max(4_096).describe('A policy file, from the folder of this file.'),
  });
  const inline = policyFileSchema();
  return {
    named: z.union([file, inline]),
    reference: z.union([
      z
        .string()
        .regex(POLICY_NAME, 'must be the name of a policy, such as balanced; a policy file is named by { file: … }')
        .describe('permissive, balanced, strict, or a name of "policies".'),
      file,
      inline,
    ]),
  };
}

function policySections({ named, reference }: ReturnType<typeof policySchema>) {
  return {
    policy: reference.default('balanced').describe('For callers whose key and route name no other.'),
    policies: z
      .record(z.string().regex(POLICY_NAME, POLICY_NAME_EXPECTED), named)
      .refine((policies) => Object.keys(policies).length <= POLICIES_MAX, `must have at most ${POLICIES_MAX} entries`)
      .default({})
      .describe('Policies that keys and routes can name besides permissive, balanced and strict.'),
  };
}

function routesSchema(policy: z.ZodType<PolicyReference>): z.ZodType<GatewayConfigFile['routes']> {
  const route = z.strictObject({ policy: policy.describe('For this path.') }).describe('Requests on this path.');
  return z
    .strictObject({
      '/v1/chat/completions': route.optional(),
      '/v1/messages': route.optional(),
      '/v1/inspect': route.optional(),
    })
    .prefault({})
    .describe('What differs on one path. The policy of a key goes before that of a route.');
}

function serviceSections() {
  return {
    limits: limitsSchema(),
    extraction: extractionSchema(),
    actions: actionsSchema(),
    approvals: approvalsSchema(),
    inspect: z
      .strictObject({ textsMax: z.int().min(1).max(10_000).default(100).describe('Texts in one call of /v1/inspect.') })
      .prefault({})
      .describe('Bounds of /v1/inspect.'),
    events: z
      .strictObject({
        retentionDays: z.int().min(1).max(3_650).default(90).describe('Older events are deleted.'),
        keepMax: z
          .int()
          .min(1_000)
          .max(100_000_000)
          .default(1_000_000)
          .describe('Events that are kept; the oldest go first.'),
        log: z
          .enum(['stdout', 'stderr', 'none'])
          .default('none')
          .describe('Where events are also written, one JSON line each.'),
        logSeverity: z
          .enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])
          .default('LOW')
          .describe('The least severe events that are written there.'),
      })
      .prefault({})
      .describe('Security events. All of them are kept in the store.'),
    vault: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Off, what a policy pseudonymizes is only reported.'),
        keepHours: z
          .int()
          .min(1)
          .max(8_760)
          .default(24)
          .describe('How long values stay after a session last added one.'),
      })
      .prefault({})
      .describe('Keeps, sealed and by session, what placeholders such as <PERSON_1_K7QXM> stand for.'),
    sessions: sessionsSchema(),
    metrics: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Serves /metrics.'),
        allowLoopbackWithoutKey: z
          .boolean()
          .default(true)
          .describe('Callers on loopback need no key with the scope metrics, unless they come through a proxy.'),
      })
      .prefault({})
      .describe('Metrics for Prometheus.'),
    bounds: boundsSchema(),
  };
}

/** Half of what the library takes: the worst texts cost two microseconds a character, and others wait meanwhile. */
const TEXT_LENGTH_MAX = 1_000_000;

function boundsSchema(): z.ZodType<GatewayConfigFile['bounds']> {
  return z
    .strictObject({
      textLengthMax: z
        .int()
        .min(1_000)
        .max(20_000_000)
        .default(TEXT_LENGTH_MAX)
        .describe('All texts of a request together; longer ones are refused.'),
      replyCharsMax: z
        .int()
        .min(1)
        .max(POLICY_BOUNDS.replyCharsMax)
        .default(BOUNDS_DEFAULT.replyCharsMax)
        .describe('One text of a reply; what is longer is cut there.'),
      streamHoldCharsMax: z
        .int()
        .min(256)
        .max(16_384)
        .default(BOUNDS_DEFAULT.streamHoldCharsMax)
        .describe('What a stream may withhold for one finding.'),
      systemPromptLengthMax: z
        .int()
        .min(1_000)
        .max(1_000_000)
        .default(BOUNDS_DEFAULT.systemPromptLengthMax)
        .describe('How much of a system prompt is watched for leakage.'),
    })
    .prefault({})
    .describe('Bounds of inspection, in UTF-16 code units.');
}

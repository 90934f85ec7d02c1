import type { Severity } from '../core/finding.ts';
import type { DialectId } from '../dialects/dialect.ts';
import type { ActionsFile } from './actions-config.ts';
import type { ApprovalsFile } from './approvals-config.ts';
import type { ClassifierFile } from './classifier-config.ts';
import type { ExtractionConfig } from './extraction-schema.ts';
import type { KeyRingFileSection } from './key-ring-schema.ts';
import type { UsageLimitsFile } from './limits-config.ts';
import type { PolicyFile } from './policy-schema.ts';
import type { SessionsConfig } from './session-schema.ts';
import type { StoreFile } from './store-config.ts';

/** What a configuration file says, checked, with the defaults that do not depend on other keys. */
export interface GatewayConfigFile {
  readonly $schema?: string | undefined;
  readonly server: ServerFile;
  readonly auth: 'keys' | 'none';
  readonly stateDir: string;
  readonly store: StoreFile;
  readonly keyRing: KeyRingFileSection;
  readonly upstreams: readonly UpstreamFile[];
  readonly demo: { readonly enabled?: boolean | undefined };
  readonly policy: PolicyReference;
  readonly policies: Readonly<Record<string, NamedPolicyFile>>;
  readonly routes: Readonly<Partial<Record<RouteFilePath, { readonly policy: PolicyReference } | undefined>>>;
  readonly classifiers: readonly ClassifierFile[];
  readonly onBlock: 'error' | 'refusal';
  readonly unknownFields?: 'report' | 'refuse' | undefined;
  readonly hostedTools: readonly string[];
  readonly limits: UsageLimitsFile & {
    readonly requestsPerMinute: number;
    readonly burst: number;
    readonly concurrentMax: number;
    readonly perUserRequestsPerMinute?: number | undefined;
    readonly charactersPerMinute: number;
    readonly choicesMax: number;
    readonly outputTokensMax?: number | undefined;
  };
  readonly extraction: ExtractionConfig;
  readonly actions: ActionsFile;
  readonly approvals: ApprovalsFile;
  readonly inspect: { readonly textsMax: number };
  readonly sessions: SessionsConfig;
  readonly vault: { readonly enabled: boolean; readonly keepHours: number };
  readonly events: {
    readonly retentionDays: number;
    readonly keepMax: number;
    readonly log: 'stdout' | 'stderr' | 'none';
    readonly logSeverity: Severity;
  };
  readonly metrics: { readonly enabled: boolean; readonly allowLoopbackWithoutKey: boolean };
  readonly bounds: {
    readonly textLengthMax: number;
    readonly replyCharsMax: number;
    readonly streamHoldCharsMax: number;
    readonly systemPromptLengthMax: number;
  };
}

/** Paths that a file can give a policy. */
export type RouteFilePath = '/v1/chat/completions' | '/v1/messages' | '/v1/inspect';

/** A policy written out, or the file that holds it. */
export type NamedPolicyFile = PolicyFile | { readonly file: string };

/** A profile or a policy by name, or as {@link NamedPolicyFile}. */
export type PolicyReference = string | NamedPolicyFile;

/** Where a secret is. */
export type SecretReference = { readonly env: string } | { readonly file: string };

/** How the gateway listens, as a file says it. */
export interface ServerFile {
  readonly host: string;
  readonly port: number;
  readonly allowedHosts: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly allowPlainHttp: boolean;
  readonly bodyBytesMax: number;
  readonly headersBytesMax: number;
  readonly connectionsMax: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveMs: number;
  readonly shutdownGraceMs: number;
}

/** One provider, as a file says it. */
export interface UpstreamFile {
  readonly name: string;
  readonly dialect: DialectId | readonly DialectId[];
  readonly url: string;
  readonly apiKey?: SecretReference | undefined;
  readonly apiKeyHeader?: 'authorization' | 'x-api-key' | 'api-key' | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly models: readonly string[];
  readonly allowHttp: boolean;
  readonly timeouts: {
    readonly connectMs: number;
    readonly firstByteMs: number;
    readonly idleMs: number;
    readonly totalMs: number;
  };
  readonly retries: { readonly attemptsMax: number; readonly backoffMs: number; readonly backoffMaxMs: number };
  readonly breaker: { readonly failureThreshold: number; readonly windowMs: number; readonly openMs: number };
  readonly connectionsMax: number;
  readonly replyBytesMax: number;
  readonly passRateLimitHeaders: boolean;
}

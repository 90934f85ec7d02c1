import type { Severity } from '../core/finding.ts';
import type { Policy } from '../decide/policy.ts';
import type { DialectId } from '../dialects/dialect.ts';
import type { BreakerRule } from '../forward/circuit-breaker.ts';
import type { RetryRule, UpstreamTimeouts } from '../forward/upstream-options.ts';
import type { ActionsConfig } from './actions-config.ts';
import type { ApprovalsConfig } from './approvals-config.ts';
import type { ClassifierConfig } from './classifier-config.ts';
import type { ExtractionConfig } from './extraction-schema.ts';
import type { KeyRingConfig } from './key-ring-config.ts';
import type { UsageLimitsConfig } from './limits-config.ts';
import type { SessionsConfig } from './session-schema.ts';
import type { StoreConfig } from './store-config.ts';

/** What a running gateway is made of: the configuration file and the flags, checked, with every default filled in. */
export interface GatewayConfig {
  readonly server: ServerConfig;
  /** Who may call: holders of virtual keys, or (on loopback only) everybody. */
  readonly auth: 'keys' | 'none';
  /** Absolute path of the folder that holds the database, the key ring where nothing else is said, and the generated keys. */
  readonly stateDir: string;
  readonly store: StoreConfig;
  readonly keyRing: KeyRingConfig;
  /** In the order in which they are asked for a model. Empty where only the demo model answers. */
  readonly upstreams: readonly UpstreamConfig[];
  /** Whether the demo model runs and serves the model `demo` in both dialects. */
  readonly demo: { readonly enabled: boolean };
  /** For callers whose key and route name no other. */
  readonly policy: GatewayPolicy;
  /** Policies that keys and routes can name: the three profiles, `off`, and those of the file. */
  readonly policies: ReadonlyMap<string, GatewayPolicy>;
  /** By path. A key's own policy goes before that of the route. */
  readonly routes: ReadonlyMap<RoutePath, RouteConfig>;
  /** In the order of the file; empty where all is inspected on the spot. */
  readonly classifiers: readonly ClassifierConfig[];
  /** How a blocked request is answered: with the dialect's error, or with a reply in which the assistant declines. */
  readonly onBlock: 'error' | 'refusal';
  /** Types of provider-hosted tools that requests may use, such as `web_search`. Others are refused. */
  readonly hostedTools: readonly string[];
  readonly limits: LimitsConfig;
  readonly extraction: ExtractionConfig;
  readonly actions: ActionsConfig;
  readonly approvals: ApprovalsConfig;
  readonly inspect: InspectConfig;
  readonly events: EventsConfig;
  readonly vault: VaultConfig;
  readonly sessions: SessionsConfig;
  readonly metrics: MetricsConfig;
  readonly bounds: BoundsConfig;
  readonly sources: ConfigSources;
}

/** How the gateway listens. */
export interface ServerConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Lower-case names and addresses, without port, that the Host header may have; IPv6 in brackets. */
  readonly allowedHosts: readonly string[];
  /** CIDR blocks of the proxies whose forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Absolute paths. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  readonly allowPlainHttp: boolean;
  readonly bodyBytesMax: number;
  readonly headersBytesMax: number;
  readonly connectionsMax: number;
  /** How long a client may take to send a request, headers and body. */
  readonly requestTimeoutMs: number;
  readonly keepAliveMs: number;
  /** How long streams may go on after the signal to stop. */
  readonly shutdownGraceMs: number;
}

/** One provider. */
export interface UpstreamConfig {
  readonly name: string;
  readonly dialects: readonly DialectId[];
  /** Base URL without `/v1`; https, or http on loopback, and on private addresses where that is allowed. */
  readonly url: string;
  /** Missing where the provider wants none. */
  readonly apiKey?: Secret;
  /** The header that carries the key; missing: the one that the dialect is used to. */
  readonly apiKeyHeader?: ApiKeyHeader;
  /** Fixed headers, names in lower case, such as `openai-organization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Exact names, or prefixes that end in `*`. */
  readonly models: readonly string[];
  /** http is allowed to private addresses, too. */
  readonly allowHttp: boolean;
  readonly timeouts: UpstreamTimeouts;
  readonly retries: RetryRule;
  readonly breaker: BreakerRule;
  readonly connectionsMax: number;
  readonly replyBytesMax: number;
  /** Whether callers are told what is left of the limits of the operator's account. */
  readonly passRateLimitHeaders: boolean;
}

/** Headers that carry provider keys. `authorization` is sent as a Bearer token. */
export type ApiKeyHeader = 'authorization' | 'x-api-key' | 'api-key';

/** A secret that was read. It is behind a function so that no log of a configuration holds it. */
export interface Secret {
  /** Where it came from, such as `env OPENAI_API_KEY`. */
  readonly source: string;
  readonly reveal: () => string;
}

/** A policy as the gateway applies it. */
export interface GatewayPolicy {
  readonly policy: Policy;
  /** False for `off` alone: nothing is inspected, keys and limits hold. A gateway with such a general policy is never ready. */
  readonly isInspected: boolean;
  /** What becomes of a request with fields that the dialect does not know. */
  readonly unknownFields: UnknownFields;
}

/** `report` forwards them and says so in the event. */
export type UnknownFields = 'report' | 'refuse';

/** The paths that can have a policy of their own. */
export type RoutePath = '/v1/chat/completions' | '/v1/messages' | '/v1/inspect';

/** What differs on one path. */
export interface RouteConfig {
  readonly policy: GatewayPolicy;
}

/** Limits of a key that has none of its own, and those of size and use. */
export interface LimitsConfig extends KeyQuota, UsageLimitsConfig {}

/** What a key can have instead of what the configuration says. */
export interface KeyQuota {
  readonly requestsPerMinute: number;
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests under way at a time. */
  readonly concurrentMax: number;
  /** For each user that a key names; missing: only the limit of the key. */
  readonly perUserRequestsPerMinute?: number;
  /** UTF-16 units that are inspected for a key, all texts of its requests together. */
  readonly charactersPerMinute: number;
  /** Choices that a request may ask for. */
  readonly choicesMax: number;
  /** Tokens that a request may ask for, and then it has to say how many; missing: as many as the provider gives. */
  readonly outputTokensMax?: number;
}

/** Bounds of `/v1/inspect`. */
export interface InspectConfig {
  /** Texts in one call. */
  readonly textsMax: number;
}

/** How long events are kept, and where they are also logged. */
export interface EventsConfig {
  readonly retentionDays: number;
  readonly keepMax: number;
  readonly log: 'stdout' | 'stderr' | 'none';
  /** The least severe events that are logged; all are kept. */
  readonly logSeverity: Severity;
}

/** Whether values are put in place of placeholders, and how long they are kept. */
export interface VaultConfig {
  readonly enabled: boolean;
  /** After a session last added one. */
  readonly keepHours: number;
}

/** `/metrics`. */
export interface MetricsConfig {
  readonly enabled: boolean;
  /** Whether a caller on loopback, not behind a proxy, needs no key. */
  readonly allowLoopbackWithoutKey: boolean;
}

/** Bounds of inspection, as in `Bounds` of the core. */
export interface BoundsConfig {
  readonly textLengthMax: number;
  readonly replyCharsMax: number;
  readonly streamHoldCharsMax: number;
  readonly systemPromptLengthMax: number;
}

/** Where a configuration came from. */
export interface ConfigSources {
  /** Absolute path of the configuration file; missing where there is none. */
  readonly configFile?: string;
  /** Absolute paths of all files that were read or looked for. */
  readonly files: readonly string[];
}

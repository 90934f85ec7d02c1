import type { Secret } from './gateway-config.ts';
import type { SecretReference } from './gateway-config-file.ts';

/** The section `approvals` of a configuration file. */
export interface ApprovalsFile {
  readonly ttlMinutes: number;
  readonly webhooks: readonly (Omit<ApprovalWebhookConfig, 'keys'> & {
    readonly secrets: readonly SecretReference[];
  })[];
  readonly verdicts?: { readonly secrets: readonly SecretReference[] } | undefined;
}

/** How calls that wait for somebody are told of and decided. */
export interface ApprovalsConfig {
  /** Milliseconds that a call waits for a verdict. */
  readonly ttlMs: number;
  /** Who is told of each call that waits. */
  readonly webhooks: readonly ApprovalWebhookConfig[];
  /** Who may sign verdicts that come in; empty where none are taken. */
  readonly verdictKeys: readonly Secret[];
}

/** One receiver of calls that wait. */
export interface ApprovalWebhookConfig {
  /** How events call it. */
  readonly name: string;
  readonly url: string;
  /** What messages are signed with, each of them. Checked: what they reveal is a key of a webhook. */
  readonly keys: readonly Secret[];
  /** Whether arguments leave the gateway; else only their digest does. */
  readonly includeArguments: boolean;
  /** Addresses and CIDR blocks that may be connected to besides public addresses. */
  readonly allowPrivate: readonly string[];
  /** Of one attempt, from the connection to the status. */
  readonly timeoutMs: number;
  readonly attemptsMax: number;
  /** The pause before the second attempt is chance between 0 and this; it doubles, up to a minute. */
  readonly backoffMs: number;
}

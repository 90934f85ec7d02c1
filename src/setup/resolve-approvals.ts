import { webhookKey } from '../crypto/standard-webhook.ts';
import type { ApprovalsConfig, ApprovalsFile, ApprovalWebhookConfig } from './approvals-config.ts';
import type { Secret } from './gateway-config.ts';
import type { SecretReference } from './gateway-config-file.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { openWebhook } from './open-webhook.ts';
import { explained, readSecret, type SecretPlaces } from './resolve-upstreams.ts';

/**
 * Reads the secrets of approvals and checks what the schema cannot say.
 *
 * @throws {@link InvalidConfigError} that names the place; it repeats neither URL nor secret.
 */
export async function resolveApprovals(file: ApprovalsFile, places: SecretPlaces): Promise<ApprovalsConfig> {
  const webhooks: ApprovalWebhookConfig[] = [];
  for (const [index, { secrets, ...webhook }] of file.webhooks.entries()) {
    const place = `approvals.webhooks[${index}]`;
    if (webhooks.some(({ name }) => name === webhook.name)) {
      throw new InvalidConfigError(`${place}.name`, 'is the name of another webhook, too');
    }
    const resolved = { ...webhook, keys: await readKeys(secrets, `${place}.secrets`, places) };
    await checkWebhook(resolved, place);
    webhooks.push(resolved);
  }
  const place = 'approvals.verdicts.secrets';
  const verdictKeys = await readKeys(file.verdicts?.secrets ?? [], place, places);
  const own = new Set(webhooks.flatMap(({ keys }) => keys.map(fingerprint)));
  if (verdictKeys.some((key) => own.has(fingerprint(key)))) {
    throw new InvalidConfigError(place, 'has a secret of a webhook; who reads one would sign verdicts with it');
  }
  return { ttlMs: file.ttlMinutes * MINUTE_MS, webhooks, verdictKeys };
}

const MINUTE_MS = 60_000;

async function readKeys(
  references: readonly SecretReference[],
  place: string,
  places: SecretPlaces,
): Promise<readonly Secret[]> {
  const keys: Secret[] = [];
  for (const [index, reference] of references.entries()) {
    const key = await readSecret(reference, `${place}[${index}]`, places);
    if (webhookKey(key.reveal()) === undefined) {
      const problem =
        'must be 24 to 64 random bytes in Base64, with whsec_ before them or without; openssl rand -base64 32 makes one';
      throw new InvalidConfigError(`${place}[${index}]`, problem);
    }
    keys.push(key);
  }
  return keys;
}

/** Equal for two spellings of one key. */
function fingerprint(key: Secret): string {
  return Buffer.from(webhookKey(key.reveal()) ?? []).toString('base64');
}

/** What is wrong with a URL is found now, and not when the first message is to leave. No connection is made. */
async function checkWebhook(webhook: ApprovalWebhookConfig, place: string): Promise<void> {
  try {
    const opened = openWebhook(webhook, {
      clock: { now: () => 0 },
      random: { bytes: (length) => new Uint8Array(length) },
    });
    await opened.close();
  } catch (error) {
    throw explained(error, place);
  }
}

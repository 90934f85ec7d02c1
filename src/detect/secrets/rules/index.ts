import type { SecretRule } from '../secret-rule.ts';
import { aiProviderRules } from './ai-providers.ts';
import { assignmentRules } from './assignments.ts';
import { authorizationHeaderRules } from './authorization-header.ts';
import { awsRules } from './aws.ts';
import { azureRules } from './azure.ts';
import { commerceRules } from './commerce.ts';
import { connectionStringRules } from './connection-strings.ts';
import { githubRules } from './github.ts';
import { gitlabRules } from './gitlab.ts';
import { googleRules } from './google.ts';
import { hostingRules } from './hosting.ts';
import { infrastructureRules } from './infrastructure.ts';
import { jwtRules } from './jwt.ts';
import { messagingRules } from './messaging.ts';
import { monitoringRules } from './monitoring.ts';
import { packageRegistryRules } from './package-registries.ts';
import { privateKeyRules } from './private-keys.ts';
import { productivityRules } from './productivity.ts';
import { sallyportRules } from './sallyport.ts';
import { slackRules } from './slack.ts';

/** Every rule about secrets that ships with Sallyport: known formats first, secrets known by their name only last. */
export const secretRules: readonly SecretRule[] = [
  ...privateKeyRules,
  ...sallyportRules,
  ...awsRules,
  ...azureRules,
  ...googleRules,
  ...githubRules,
  ...gitlabRules,
  ...aiProviderRules,
  ...slackRules,
  ...messagingRules,
  ...commerceRules,
  ...packageRegistryRules,
  ...hostingRules,
  ...infrastructureRules,
  ...monitoringRules,
  ...productivityRules,
  ...jwtRules,
  ...connectionStringRules,
  ...authorizationHeaderRules,
  ...assignmentRules,
];

import type { SecretRule } from '../secret-rule.ts';
import { aiModelHostsRules } from './ai-model-hosts.ts';
import { aiProviderRules } from './ai-providers.ts';
import { aiToolsRules } from './ai-tools.ts';
import { assignmentRules } from './assignments.ts';
import { authorizationHeaderRules } from './authorization-header.ts';
import { awsRules } from './aws.ts';
import { azureRules } from './azure.ts';
import { azureKeyRules } from './azure-keys.ts';
import { buildServicesRules } from './build-services.ts';
import { chatAndSocialRules } from './chat-and-social.ts';
import { cloudProvidersRules } from './cloud-providers.ts';
import { commerceRules } from './commerce.ts';
import { connectionStringRules } from './connection-strings.ts';
import { dataPlatformsRules } from './data-platforms.ts';
import { edgeHostingRules } from './edge-hosting.ts';
import { exchangesRules } from './exchanges.ts';
import { githubRules } from './github.ts';
import { gitlabRules } from './gitlab.ts';
import { googleRules } from './google.ts';
import { hostingRules } from './hosting.ts';
import { identityRules } from './identity.ts';
import { infrastructureRules } from './infrastructure.ts';
import { jwtRules } from './jwt.ts';
import { messagingRules } from './messaging.ts';
import { monitoringRules } from './monitoring.ts';
import { observabilityRules } from './observability.ts';
import { packageRegistryRules } from './package-registries.ts';
import { paymentsRules } from './payments.ts';
import { privateKeyRules } from './private-keys.ts';
import { productAnalyticsRules } from './product-analytics.ts';
import { productivityRules } from './productivity.ts';
import { regionalCloudsRules } from './regional-clouds.ts';
import { sallyportRules } from './sallyport.ts';
import { secretStoresRules } from './secret-stores.ts';
import { slackRules } from './slack.ts';
import { socialNetworksRules } from './social-networks.ts';
import { sourceControlRules } from './source-control.ts';
import { webCredentialsRules } from './web-credentials.ts';
import { workToolsRules } from './work-tools.ts';

/** Every rule about secrets that ships with Sallyport: known formats first, secrets known by their name only last. */
export const secretRules: readonly SecretRule[] = [
  ...privateKeyRules,
  ...sallyportRules,
  ...awsRules,
  ...azureRules,
  ...azureKeyRules,
  ...googleRules,
  ...cloudProvidersRules,
  ...regionalCloudsRules,
  ...githubRules,
  ...gitlabRules,
  ...sourceControlRules,
  ...aiProviderRules,
  ...aiModelHostsRules,
  ...aiToolsRules,
  ...slackRules,
  ...messagingRules,
  ...chatAndSocialRules,
  ...socialNetworksRules,
  ...commerceRules,
  ...paymentsRules,
  ...exchangesRules,
  ...packageRegistryRules,
  ...buildServicesRules,
  ...hostingRules,
  ...edgeHostingRules,
  ...dataPlatformsRules,
  ...infrastructureRules,
  ...secretStoresRules,
  ...monitoringRules,
  ...observabilityRules,
  ...productAnalyticsRules,
  ...productivityRules,
  ...workToolsRules,
  ...jwtRules,
  ...identityRules,
  ...connectionStringRules,
  ...authorizationHeaderRules,
  ...webCredentialsRules,
  ...assignmentRules,
];

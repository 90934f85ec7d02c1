import { assignedTo, assignedToName } from '../assigned-to.ts';
import { valueStart } from '../assigned-value.ts';
import { hasAzureChecksum, withAzureChecksum } from '../azure-key.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const SEARCH_KEY = withAzureChecksum(`${sample(42)}AzSeAAAAAA`, 'PAdmin00');
const FUNCTION_KEY = withAzureChecksum(`${sample(44)}AzFuAAAAAA==`, 'Functi00');
const COSMOS_KEY = withAzureChecksum(`${sample(76)}ACDbAAAAAA==`, 'MastRW00');
const BUS_KEY = withAzureChecksum(`${sample(33)}+ASbAAAAAA=`, 'Send0000');

const ANNOTATED_KEY = `${sample(52)}JQQJ99AK${sample(16)}AZEG${sample(4)}`;

/** What documents of Azure and settings call a key. */
const KEY_NAME =
  /(?:azure|search|cosmos|function|storage|account|primary|secondary|access|iothub|device|redis|admin|query|master|sas|api)[_ -]?(?:db[_ -]?)?(?:api[_ -]?|access[_ -]?|account[_ -]?)?(?:key|secret|token|password)|[?&]code|(?<![A-Za-z])pat/u;

/** Keys of services of Azure, beside those in `azure`; most have a signature and a checksum. */
export const azureKeyRules: readonly SecretRule[] = [
  {
    id: 'secret/azure/identifiable-key',
    entity: 'AZURE_KEY',
    ...assignedToName(
      KEY_NAME,
      /[A-Za-z0-9+/_-]{33}(?:AIoT|APIM|AzCa|[+-](?:ASb|AEh|ARm))[A-P][A-Za-z0-9+/_-]{5}=|[A-Za-z0-9+/_-]{42}(?:AzSe|[+-]ACR)[A-D][A-Za-z0-9+/_-]{5}|[A-Za-z0-9+/_-]{44}AzFu[A-Za-z0-9+/_-]{5}[AQgw]==|[A-Za-z0-9+/_-]{76}(?:ACDb|APIM|[+-](?:ABa|ASt|AMC))[A-Za-z0-9+/_-]{5}[AQgw]==/u,
    ),
    accept: (candidate) => (hasAzureChecksum(candidate.slice(valueStart(candidate))) ? candidate.length : 0),
    score: 0.98,
    source:
      'microsoft/security-utilities, SEC101/152 to 190; https://learn.microsoft.com/purview/sit-defn-azure-search-key',
    cases: {
      match: [
        `AZURE_SEARCH_KEY=${SEARCH_KEY}`,
        `?code=${FUNCTION_KEY}`,
        `"primaryKey": "${COSMOS_KEY}"`,
        `SharedAccessKey=${BUS_KEY};EntityPath=orders`,
      ],
      ignore: [
        `api_key=${sample(42)}AzSeA${sample(5)}`,
        `api_key=${SEARCH_KEY.slice(1)}`,
        `api_key=${COSMOS_KEY.replace('k3', 'k4')}`,
        'AZURE_SEARCH_KEY=<your admin key>',
        `blob ${SEARCH_KEY}`,
      ],
    },
  },
  {
    id: 'secret/azure/annotated-key',
    entity: 'AZURE_KEY',
    ...assignedToName(
      KEY_NAME,
      /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?/u,
    ),
    accept: acceptAnnotated,
    score: 0.98,
    source: 'microsoft/security-utilities, IdentifiableSecrets.cs, CommonAnnotatedKeyRegexPattern',
    cases: {
      match: [
        `AZURE_OPENAI_API_KEY=${ANNOTATED_KEY}`,
        `"aeg-sas-key": "${ANNOTATED_KEY}"`,
        `AZURE_PAT: ${ANNOTATED_KEY}`,
      ],
      ignore: [
        `api_key=${ANNOTATED_KEY.slice(1)}`,
        `api_key=${ANNOTATED_KEY.toLowerCase()}`,
        `api_key=${'x'.repeat(52)}${ANNOTATED_KEY.slice(52)}`,
      ],
    },
  },
  {
    id: 'secret/azure/devops-token',
    entity: 'AZURE_DEVOPS_TOKEN',
    ...assignedTo(/devops(?:[_ -]?ext)?|(?<![A-Za-z])(?:ado|vsts|tfs)/u, /[a-z2-7]{52}/u),
    score: 0.9,
    source:
      'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    cases: {
      match: [`ADO_TOKEN=${sample(52, 'k3y5dq7x')}`, `"devopsAccessToken": "${sample(52, 'k3y5dq7x')}"`],
      ignore: [`ADO_TOKEN=${sample(51, 'k3y5dq7x')}`, `ADO_TOKEN=${'x'.repeat(52)}`, 'ADO_TOKEN=$(System.AccessToken)'],
    },
  },
  {
    id: 'secret/azure/cognitive-key',
    entity: 'AZURE_KEY',
    ...assignedTo(
      /azure[_ -]?(?:open[_ -]?ai|cognitive|speech|vision|translator|maps|ai)|ocp-apim-subscription/u,
      /[0-9a-f]{32}/u,
    ),
    score: 0.9,
    source: 'https://learn.microsoft.com/azure/ai-services/authentication',
    cases: {
      match: [`AZURE_OPENAI_API_KEY=${sampleHex(32)}`, `Ocp-Apim-Subscription-Key: ${sampleHex(32)}`],
      ignore: [
        `AZURE_OPENAI_API_KEY=${sampleHex(31)}`,
        `AZURE_OPENAI_API_KEY=${'0'.repeat(32)}`,
        'Ocp-Apim-Subscription-Key: <your key>',
      ],
    },
  },
  {
    id: 'secret/azure/app-configuration',
    entity: 'CONNECTION_STRING',
    pattern:
      /Endpoint=https:\/\/[A-Za-z0-9-]{1,63}\.azconfig\.io;Id=[A-Za-z0-9:+/-]{4,64}={0,2};Secret=[A-Za-z0-9+/]{36,90}={0,2}(?![A-Za-z0-9+/=])/iu,
    score: 0.97,
    source: 'https://learn.microsoft.com/azure/azure-app-configuration/howto-best-practices',
    cases: {
      match: [
        `Endpoint=https://demo.azconfig.io;Id=k3Y9-l9-s0:${sample(20)};Secret=${sample(43)}=`,
        `"Endpoint=https://acme-prod.azconfig.io;Id=k3Y9;Secret=${sample(84)}"`,
      ],
      ignore: [
        `Endpoint=https://demo.azconfig.io;Id=k3Y9;Secret=${sample(30)}`,
        'Endpoint=https://demo.azconfig.io;Id=<id>;Secret=<secret>',
        `Endpoint=https://demo.azconfig.io;Id=k3Y9;Secret=${'x'.repeat(44)}`,
      ],
    },
  },
  {
    id: 'secret/azure/function-url',
    entity: 'AZURE_FUNCTION_KEY',
    pattern:
      /azurewebsites\.net\/api\/[A-Za-z0-9_/{}-]{1,100}\?code=[A-Za-z0-9_%+/-]{38,90}={0,2}(?![A-Za-z0-9_%+/=-])/iu,
    score: 0.92,
    severity: 'HIGH',
    source: 'https://learn.microsoft.com/azure/azure-functions/function-keys-how-to',
    cases: {
      match: [
        `https://demo.azurewebsites.net/api/orders?code=${sample(54)}==`,
        `POST https://acme.azurewebsites.net/api/v1/sync?code=${sample(56)}&x=1`,
      ],
      ignore: [
        `https://demo.azurewebsites.net/api/orders?code=${sample(20)}`,
        `https://demo.azurewebsites.net/api/orders?code=${'x'.repeat(56)}`,
        'https://demo.azurewebsites.net/api/orders?code=<function key>',
      ],
    },
  },
];

/** Letters keep their case: the pattern does not tell. */
function acceptAnnotated(candidate: string): number {
  const key = candidate.slice(valueStart(candidate));
  return key.startsWith('JQQJ9', 52) && !isPlaceholder(key) ? candidate.length : 0;
}

import { isPlaceholder } from '../placeholder.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const STORAGE_KEY = `${sample(86)}==`;

/** Credentials of Microsoft Azure. */
export const azureRules: readonly SecretRule[] = [
  {
    id: 'secret/azure/account-key',
    entity: 'AZURE_STORAGE_KEY',
    pattern: /(?<![A-Za-z0-9])(?:AccountKey|SharedAccessKey|AccessKey)=[A-Za-z0-9+/]{43,86}={0,2}(?![A-Za-z0-9+/=])/iu,
    score: 0.95,
    source: 'https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string',
    cases: {
      match: [
        `DefaultEndpointsProtocol=https;AccountName=demo;AccountKey=${STORAGE_KEY};EndpointSuffix=core.windows.net`,
        `SharedAccessKey=${sample(43)}=`,
      ],
      ignore: [`AccountKey=${sample(42)}`, `AccountKey=${'A'.repeat(86)}==`, 'AccountKey=<your account key>'],
    },
  },
  {
    id: 'secret/azure/sas-signature',
    entity: 'AZURE_SAS_TOKEN',
    pattern: /(?<=[?&; \n"'])sig=[A-Za-z0-9+/%]{40,96}(?:%3D|=)(?![A-Za-z0-9])/iu,
    score: 0.85,
    severity: 'HIGH',
    source: 'https://learn.microsoft.com/rest/api/storageservices/create-service-sas',
    cases: {
      match: [
        `https://demo.blob.core.windows.net/c/b?sv=2022-11-02&sr=b&sp=r&sig=${sample(43)}%3D`,
        `AZURE_SAS_TOKEN="https://demo.blob.core.windows.net/c/b?sv=2022-11-02&sr=b&sp=r&sig=${sample(43)}%3D"`,
      ],
      ignore: [`?sig=${sample(30)}%3D`, `&sig=${'x'.repeat(43)}%3D`, `config=${sample(43)}%3D`],
    },
  },
  {
    id: 'secret/azure/client-secret',
    entity: 'AZURE_CLIENT_SECRET',
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])/u,
    score: 0.9,
    accept: (candidate) =>
      isPlaceholder(candidate) ? 0 : candidate.endsWith('.') ? candidate.length - 1 : candidate.length,
    source: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
    cases: {
      match: [`k3Y8Q~${sample(34)}`, `AZURE_CLIENT_SECRET="k3Y8Q~${sample(34)}"`],
      ignore: [`k3Y8Q~${sample(30)}`, `k3Y8Q~${'x'.repeat(34)}`, `k3Y8Q-${sample(34)}`],
    },
  },
];

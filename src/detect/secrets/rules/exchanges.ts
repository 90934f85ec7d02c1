import { assignedTo } from '../assigned-to.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Keys of exchanges and of services that ship and book. */
export const exchangesRules: readonly SecretRule[] = [
  {
    id: 'secret/coinbase/secret',
    entity: 'COINBASE_SECRET',
    ...assignedTo(/coinbase/u, /[A-Za-z0-9_-]{64}|[A-Za-z0-9+/]{86}==/u),
    score: 0.85,
    source: 'https://docs.cdp.coinbase.com/coinbase-app/authentication-authorization; gitleaks, coinbase-access-token',
    cases: {
      match: [`COINBASE_API_SECRET=${sample(64)}`, `"coinbase_access_token": "${sample(64)}"`],
      ignore: [`COINBASE_API_SECRET=${sample(63)}`, 'COINBASE_API_SECRET=your-key-goes-here', `ref=${sample(64)}`],
    },
  },
  {
    id: 'secret/shippo/token',
    entity: 'SHIPPO_TOKEN',
    pattern: /(?<![A-Za-z0-9])shippo_(?:live|test)_[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    cases: {
      match: [`shippo_live_${sampleHex(40)}`, `SHIPPO_TOKEN="shippo_live_${sampleHex(40)}"`],
      ignore: [`shippo_live_${sampleHex(39)}`, `shippo_live_${'0'.repeat(40)}`],
    },
  },
  {
    id: 'secret/easypost/api-key',
    entity: 'EASYPOST_API_KEY',
    pattern: /(?<![A-Za-z0-9])EZ[AT]K[A-Za-z0-9]{54}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.easypost.com/docs/authentication',
    cases: {
      match: [`EZAK${sample(54)}`, `EASYPOST_API_KEY="EZAK${sample(54)}"`],
      ignore: [`EZAK${sample(53)}`, `EZAK${'x'.repeat(54)}`],
    },
  },
  {
    id: 'secret/duffel/token',
    entity: 'DUFFEL_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])duffel_(?:live|test)_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://duffel.com/docs/api/overview/making-requests',
    cases: {
      match: [`duffel_live_${sample(43)}`, `DUFFEL_TOKEN="duffel_live_${sample(43)}"`],
      ignore: [`duffel_live_${sample(42)}`, `duffel_live_${'x'.repeat(43)}`],
    },
  },
  {
    id: 'secret/lob/api-key',
    entity: 'LOB_API_KEY',
    ...assignedTo(/(?<![A-Za-z])lob/u, /(?:live|test)_[0-9a-f]{35}/u),
    score: 0.95,
    source: 'https://docs.lob.com/#tag/Authentication',
    cases: {
      match: [`LOB_API_KEY=live_${sampleHex(35)}`, `"lobKey": "live_${sampleHex(35)}"`],
      ignore: [`LOB_API_KEY=live_${sampleHex(34)}`, 'LOB_API_KEY=your-key-goes-here', `ref=live_${sampleHex(35)}`],
    },
  },
  {
    id: 'secret/binance/secret',
    entity: 'BINANCE_SECRET',
    ...assignedTo(/binance/u, /[A-Za-z0-9]{64}/u),
    score: 0.85,
    source: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security',
    cases: {
      match: [`BINANCE_API_SECRET=${sample(64)}`, `"binance_secret_key": "${sample(64)}"`],
      ignore: [`BINANCE_API_SECRET=${sample(63)}`, 'BINANCE_API_SECRET=your-key-goes-here', `ref=${sample(64)}`],
    },
  },
  {
    id: 'secret/kraken/private-key',
    entity: 'KRAKEN_SECRET',
    ...assignedTo(/kraken/u, /[A-Za-z0-9+/]{86}==/u),
    score: 0.85,
    source: 'https://docs.kraken.com/api/docs/guides/spot-rest-auth',
    cases: {
      match: [`KRAKEN_PRIVATE_KEY=${sample(86)}==`, `"kraken_api_secret": "${sample(86)}=="`],
      ignore: [`KRAKEN_PRIVATE_KEY=${sample(85)}==`, 'KRAKEN_PRIVATE_KEY=your-key-goes-here', `ref=${sample(86)}==`],
    },
  },
  {
    id: 'secret/kucoin/secret',
    entity: 'KUCOIN_SECRET',
    ...assignedTo(/kucoin/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://www.kucoin.com/docs-new/authentication; gitleaks, kucoin-secret-key',
    cases: {
      match: [`KUCOIN_API_SECRET=${UUID}`, `"kucoin_secret": "${UUID}"`],
      ignore: [`KUCOIN_API_SECRET=${UUID.slice(1)}`, 'KUCOIN_API_SECRET=your-key-goes-here', `ref=${UUID}`],
    },
  },
];

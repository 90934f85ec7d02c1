import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const ID = sample(16, 'k3y9dq7x');

/** Virtual keys of Sallyport's own gateway: whoever reads one can use the models behind it. */
export const sallyportRules: readonly SecretRule[] = [
  {
    id: 'secret/sallyport/virtual-key',
    entity: 'SALLYPORT_KEY',
    // The id has no letters and digits that are mistaken for others; the secret is 256 bits in base64url.
    pattern: /(?<![A-Za-z0-9])sp_[a-km-np-z2-9]{16}_[A-Za-z0-9_-]{43}(?![A-Za-z0-9])/u,
    score: 0.98,
    source: 'src/gateway/keys/virtual-key.ts',
    cases: {
      match: [
        `sp_${ID}_${sample(43)}`,
        `SALLYPORT_KEY=sp_${ID}_${sample(43, 'k3Y9_Q-x')}`,
        `"sp_${ID}_${sample(42)}-"`,
        `Bearer sp_${ID}_${sample(43)}.`,
      ],
      ignore: [
        `sp_${ID}_${sample(42)}`,
        `sp_${ID}_${sample(44)}`,
        `sp_${sample(16, 'k3y9dq1l')}_${sample(43)}`,
        `sp_${ID}${sample(44)}`,
        `xsp_${ID}_${sample(43)}`,
        `SP_${ID}_${sample(43)}`,
        `sp_${ID}_${'x'.repeat(43)}`,
        'sp_get_customer_orders_by_region_and_month_with_totals_and_tax_v2',
      ],
    },
  },
];

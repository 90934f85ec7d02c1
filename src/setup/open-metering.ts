import { SHIPPED_PRICES } from '../limits/price-table.ts';
import { createPriceList, type PriceList } from '../limits/prices.ts';
import { loadTokenCounter, type TokenCounter } from '../limits/token-count.ts';
import type { UsageLimitsConfig } from './limits-config.ts';

/** What says how much an exchange is: prices and tokens. */
export interface Metering {
  readonly prices: PriceList;
  /**
   * Counts the tokens of texts, in pieces between which others get their turn, and stops where there are more than `max`: then what it
   * gives is more than that and not all.
   */
  countTokens(texts: Iterable<string>, max: number): Promise<number>;
}

/** Opens the metering of a configuration. @throws `InvalidOptionsError` for prices that are none. */
export function openMetering({ prices, request }: Pick<UsageLimitsConfig, 'prices' | 'request'>): Metering {
  const { models, unknown } = prices;
  const list = createPriceList({ prices: [...models, ...SHIPPED_PRICES], ...(unknown !== undefined && { unknown }) });
  let loading: Promise<TokenCounter> | undefined;
  const counter = (): Promise<TokenCounter> => {
    loading ??= loadTokenCounter({ maxUnits: PIECE_UNITS + 1 });
    return loading;
  };
  // Its tables take a fifth of a second to load, which no request should wait for.
  if (request.inputTokens !== undefined) void counter().catch(() => undefined);
  return {
    prices: list,
    async countTokens(texts, max) {
      const { count } = await counter();
      let tokens = 0;
      let unitsInTurn = 0;
      for (const text of texts) {
        for (let start = 0; start < text.length; ) {
          const end = endOfPiece(text, start);
          tokens += count(text.slice(start, end));
          unitsInTurn += end - start;
          start = end;
          if (tokens > max) return tokens;
          if (unitsInTurn < PIECE_UNITS) continue;
          unitsInTurn = 0;
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
      return tokens;
    },
  };
}

/** The worst of them take about four milliseconds. */
const PIECE_UNITS = 2_048;

/** Not within a surrogate pair. */
function endOfPiece(text: string, start: number): number {
  const end = start + PIECE_UNITS;
  if (end >= text.length) return text.length;
  const unit = text.charCodeAt(end);
  return unit >= 0xdc00 && unit < 0xe000 ? end + 1 : end;
}

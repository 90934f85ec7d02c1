/** What a value is. */
export type ValueKind =
  | 'email'
  | 'url'
  | 'host'
  | 'iban'
  | 'card'
  | 'phone'
  | 'amount'
  | 'date'
  | 'path'
  | 'id'
  | 'command'
  | 'name'
  | 'text';

/** How a segment holds a value, the strongest first: only the first two say the value itself. */
export const HOLDINGS = ['exact', 'normalized', 'decoded', 'joined', 'transformed'] as const;

/** One of {@link HOLDINGS}. */
export type Holding = (typeof HOLDINGS)[number];

/** One case: what is shown, and the code that it is refused with. */
export interface AgentVector {
  readonly name: string;
  readonly code: string;
  readonly token?: string;
  readonly chain?: readonly string[];
  readonly holderKeyId?: string;
}

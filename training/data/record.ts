/** A text with its label. */
export interface TrainingRecord {
  readonly text: string;
  /** Whether it is an attack where it stands. */
  readonly isAttack: boolean;
  readonly kind: string;
  readonly lang: string;
  readonly source: string;
  readonly trust: 'user' | 'external' | 'operator';
  /** The source of the document that the text was put into, where it was. */
  readonly carrier?: string;
}

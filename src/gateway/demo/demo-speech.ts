import type { DemoRefusalError } from './demo-shape.ts';

/** The one model there is. */
export const DEMO_MODEL = 'demo';

/** What the demo model calls itself wherever people read it. */
export const DEMO_LABEL = 'Sallyport demo model';

/** When the demo model was made, in seconds since 1970: it reads no clock, so that its bytes never differ. */
export const DEMO_CREATED_S = 1_767_225_600;

/** An answer: a JSON body, or the frames of an event stream. */
export type DemoAnswer = { readonly body: string } | { readonly frames: readonly string[] };

/** One wire format as the demo model speaks it. All functions are pure. */
export interface DemoSpeech {
  /** Name of the header that says the request's id. */
  readonly requestIdHeader: string;
  /** Answers a request. `seed` is a fingerprint of its body, which ids are made of. Throws {@link DemoRefusalError}. */
  answer(request: unknown, seed: string): DemoAnswer;
  /** The list of models. */
  models(): string;
  /** One model. */
  model(): string;
  /** JSON text of an error body. */
  refusal(error: Pick<DemoRefusalError, 'status' | 'message' | 'parameter'>, requestId: string): string;
}

/** Gives the pieces of a body, as the reader of a web stream and the iterator of a Node stream do. */
export interface BodyReader {
  /** @throws where the body ends before its end. */
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>;
}

/** The first line of a request. */
export interface AgentRequestHead {
  /** In capitals: `POST`. */
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
}

/** A request as it came, before anybody has read its body. */
export interface AgentHttpRequest extends AgentRequestHead {
  /** Every header line, so that one that is there twice can be seen; or with equal ones joined by commas, as `Headers` has them. */
  readonly headers: Iterable<readonly [string, string]>;
  /** `already-read` where the bytes that were received cannot be had any more. */
  readonly body: BodyReader | 'none' | 'already-read';
}

/** One call to a provider. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, from `/` on; it is added to the path of the upstream's base URL. */
  readonly path: string;
  /** Headers of the caller that may be passed on; the allow-list is applied here. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers that the program itself adds, which pass no list: nothing of a caller's may stand in them. Names in lower case. */
  readonly ownHeaders?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a provider answers. */
export interface UpstreamReply {
  readonly status: number;
  /** Those of the allow-list, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The media type without parameters, in lower case; empty where none is said. */
  readonly mediaType: string;
  /** Pieces of the body, decoded, as they come; under the idle, total and size bounds. Throws an UpstreamError. Leaving the loop early closes the connection. */
  readonly body: AsyncIterable<Uint8Array>;
  /**
   * To be called before leaving the loop over `body` where all has been said: the end of the body is waited for, at most a
   * second and 64 KiB, so that the connection can be used again.
   */
  dropRest(): void;
  /** The whole body as text (UTF-8, invalid sequences are an error). Throws an UpstreamError. */
  text(): Promise<string>;
}

/** A provider that calls can be made to. It keeps connections, and counts failures for its circuit breaker. */
export interface Upstream {
  readonly name: string;
  /** Rejects with an UpstreamError. `signal` cancels the call, and the reply while its body is read. */
  send(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamReply>;
  /** Whether the circuit breaker lets calls through. */
  readonly isOpen: boolean;
  close(): Promise<void>;
}

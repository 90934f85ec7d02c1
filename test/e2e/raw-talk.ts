import { connect } from 'node:net';

/** One reply as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a server said on one connection. */
export interface RawTalk {
  /** Complete replies without those of the 1xx kind. */
  readonly answers: readonly RawAnswer[];
  /** Everything, as Latin-1. */
  readonly text: string;
  /** Whether the server has closed the connection by itself. */
  readonly isClosed: boolean;
}

/** How long the talk goes on. */
export interface TalkOptions {
  /** Ends it after so many replies, 1 when missing; `close` waits until the server closes. */
  readonly until?: number | 'close';
  /** Sends the pieces one by one, each when the one before has left, and stops when the server closes. */
  readonly pauseMs?: number;
}

/** Sends bytes (strings are Latin-1) on a connection of its own and takes down what comes. */
export async function talk(
  url: string,
  bytes: string | Uint8Array | Iterable<string>,
  { until = 1, pauseMs = 0 }: TalkOptions = {},
): Promise<RawTalk> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  let text = '';
  const ended = new Promise<RawTalk>((resolve) => {
    const end = (isClosed: boolean): void => {
      resolve({ answers: answersIn(text), text, isClosed });
      socket.destroy();
    };
    // A reset after the answer is a close, too.
    socket.on('error', () => undefined);
    socket.on('close', () => end(true));
    socket.on('data', (data) => {
      text += data.toString('latin1');
      if (until !== 'close' && answersIn(text).length >= until) end(false);
    });
  });
  const pieces = typeof bytes === 'string' || bytes instanceof Uint8Array ? [bytes] : bytes;
  void (async () => {
    for (const piece of pieces) {
      if (socket.destroyed) return;
      await new Promise<void>((resolve) => {
        socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece, () => resolve());
      });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  })();
  return ended;
}

function answersIn(text: string): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let at = 0; ; ) {
    const end = text.indexOf('\r\n\r\n', at);
    if (end === -1) return answers;
    const [start = '', ...lines] = text.slice(at, end).split('\r\n');
    const status = Number(start.split(' ')[1]);
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const length = Number(headers['content-length'] ?? '0');
    if (text.length < end + 4 + length) return answers;
    at = end + 4 + length;
    if (status >= 200) answers.push({ status, headers, body: text.slice(end + 4, at) });
  }
}

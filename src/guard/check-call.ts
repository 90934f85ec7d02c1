import type { ActionCall } from '../actions/tool-action.ts';
import type { Bounds } from '../core/bounds.ts';
import { checkPrincipal } from '../core/check-principal.ts';
import { copyJson } from '../core/copy-json.ts';
import { InvalidOptionsError, InvalidTextError, SallyportError, TextTooLongError } from '../core/errors.ts';
import type { MessageSegment } from '../core/message.ts';
import { TRUSTS, type Trust } from '../core/segment.ts';
import { checkPort } from './check-options.ts';
import type { InputOptions, MessageOptions, OutputOptions } from './guard.ts';

/** Checks that a text is a string within the bound. Throws {@link InvalidTextError} or {@link TextTooLongError}. */
export function checkText(text: unknown, bounds: Bounds): asserts text is string {
  checkIsText(text);
  if (text.length > bounds.textLengthMax) throw new TextTooLongError(text.length, bounds.textLengthMax);
}

/** For texts that may have any length. Throws {@link InvalidTextError}. */
export function checkIsText(text: unknown): asserts text is string {
  if (typeof text !== 'string') throw new InvalidTextError(text === null ? 'null' : typeof text);
}

/** The trust of a text, `user` where none is given. Throws {@link InvalidOptionsError}. */
export function checkTrust(trust: Trust | undefined): Trust {
  if (trust === undefined) return 'user';
  if (!TRUSTS.includes(trust)) throw new InvalidOptionsError('trust', 'must be operator, user, external or model');
  return trust;
}

/**
 * Checks the options of a call and returns a copy: what the caller changes later, while a reply streams, changes
 * neither whose reply it is nor what is watched for. Throws {@link InvalidOptionsError}.
 */
export function checkCall<Options extends InputOptions | OutputOptions | MessageOptions>(
  options: Options,
  bounds: Bounds,
): Options {
  return whileReading('options', () => {
    // Without options there is no principal, which is what has to be said.
    const call = { ...options };
    const given: Partial<InputOptions & OutputOptions & MessageOptions> = call;
    const { requestId, trust, systemPrompt, canaries, schema, coverage, vault } = given;
    const principal = checkPrincipal(call.principal, bounds.idLengthMax);
    checkTrust(trust);
    if (requestId !== undefined && typeof requestId !== 'string') refuse('requestId', 'must be a string');
    if (systemPrompt !== undefined && typeof systemPrompt !== 'string') refuse('systemPrompt', 'must be a string');
    if (schema !== undefined && typeof schema !== 'function') refuse('schema', 'must be made by jsonSchemaCheck');
    checkTexts('canaries', canaries);
    checkPort('vault', vault, 'open');
    if (coverage !== undefined && !Array.isArray(coverage?.uncovered))
      refuse('coverage', 'must have a list "uncovered"');
    return { ...call, principal, ...(canaries !== undefined && { canaries: [...canaries] }) };
  });
}

/**
 * Checks the segments of a message and returns copies of them. Throws {@link InvalidOptionsError},
 * {@link InvalidTextError}, and {@link TextTooLongError} where one of them or all together are too long.
 */
export function checkSegments(segments: readonly MessageSegment[], bounds: Bounds): readonly MessageSegment[] {
  return whileReading('segments', () => {
    if (!Array.isArray(segments)) return refuse('segments', 'must be a list');
    let length = 0;
    return segments.map((segment: MessageSegment, index) => {
      if (typeof segment !== 'object' || segment === null) return refuse(`segments[${index}]`, 'must be an object');
      const { pointer, role, trust, text, fixed, isHistory } = segment;
      checkText(text, bounds);
      length += text.length;
      if (length > bounds.textLengthMax) throw new TextTooLongError(length, bounds.textLengthMax);
      if (typeof pointer !== 'string') refuse(`segments[${index}].pointer`, 'must be a string');
      if (!TRUSTS.includes(trust)) refuse(`segments[${index}].trust`, 'must be operator, user, external or model');
      if (fixed !== undefined && fixed !== 'id' && fixed !== 'key')
        refuse(`segments[${index}].fixed`, 'must be id or key');
      return { pointer, role, trust, text, ...(fixed !== undefined && { fixed }), isHistory: isHistory === true };
    });
  });
}

/** Levels of lists and objects in each other that provenance follows. */
const ARGUMENTS_DEPTH_MAX = 64;
const ARGUMENT_ITEMS_MAX = 10_000;

/** Checks a tool call and copies it. Throws {@link InvalidOptionsError}. */
export function checkToolCall(call: ActionCall): ActionCall {
  return whileReading('call', () => {
    if (typeof call !== 'object' || call === null) return refuse('call', 'must have "name" and "arguments"');
    const { name, arguments: args } = call;
    if (typeof name !== 'string' || name === '') refuse('call.name', 'must be a string');
    // What is decided on must be what the tool gets: no getters, no `toJSON`, nothing that changes later.
    return {
      name,
      arguments: copyJson(args, {
        option: 'call.arguments',
        depthMax: ARGUMENTS_DEPTH_MAX,
        itemsMax: ARGUMENT_ITEMS_MAX,
      }),
    };
  });
}

/** Checks a list of strings that may be missing. Throws {@link InvalidOptionsError}. */
export function checkTexts(option: string, texts: readonly string[] | undefined): void {
  if (texts === undefined) return;
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string')) {
    refuse(option, 'must be a list of strings');
  }
}

/**
 * Runs what reads a caller's options. An exception that Sallyport does not throw on purpose, such as that of a getter,
 * becomes an {@link InvalidOptionsError} with the exception as its cause.
 */
export function whileReading<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SallyportError) throw error;
    throw new InvalidOptionsError(option, 'cannot be read', { cause: error });
  }
}

function refuse(option: string, problem: string): never {
  throw new InvalidOptionsError(option, problem);
}

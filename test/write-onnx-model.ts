/** A model that scores a text by the words in it: each id has a weight, the greatest of them counts. */
export interface TinyModel {
  /** By id: far above 0 means an injection, far below 0 none. */
  readonly weights: readonly number[];
  /** Logits of so many labels; label 1 is the injection, or label 0 where it is the only one. */
  readonly labels?: 1 | 2;
  readonly inputType?: 'int32' | 'int64';
  readonly inputs?: readonly string[];
}

/**
 * The bytes of an ONNX model (onnx.proto, IR version 8, opset 13), written by hand: `input_ids` → Gather of a weight for each id →
 * ReduceMax over the text → MatMul → `logits`.
 */
export function writeOnnxModel(model: TinyModel): Uint8Array {
  const { weights, labels = 2, inputType = 'int64' } = model;
  const { inputs = ['input_ids', 'attention_mask', 'token_type_ids'] } = model;
  const inputKind = inputType === 'int64' ? INT64 : INT32;
  const graph = [
    field(1, node('Gather', ['weights', inputs[0] ?? ''], 'gathered')),
    field(1, node('ReduceMax', ['gathered'], 'greatest', [ints('axes', [1]), int('keepdims', 0)])),
    field(1, node('MatMul', ['greatest', 'output'], 'logits')),
    field(2, text('tiny')),
    field(5, tensor('weights', [weights.length, 1], weights)),
    field(5, tensor('output', [1, labels], labels === 1 ? [1] : [-1, 1])),
    ...inputs.map((name) => field(11, valueInfo(name, inputKind, ['batch', 'length']))),
    field(12, valueInfo('logits', FLOAT, ['batch', labels])),
  ];
  return joined([
    field(1, varint(8)),
    field(2, text('test')),
    field(7, joined(graph)),
    field(8, joined([field(1, text('')), field(2, varint(13))])),
  ]);
}

const FLOAT = 1;
const INT32 = 6;
const INT64 = 7;

function node(type: string, inputs: readonly string[], output: string, attributes: readonly Uint8Array[] = []): Bytes {
  return joined([
    ...inputs.map((input) => field(1, text(input))),
    field(2, text(output)),
    field(4, text(type)),
    ...attributes.map((attribute) => field(5, attribute)),
  ]);
}

function int(name: string, value: number): Bytes {
  return joined([field(1, text(name)), field(3, varint(value)), field(20, varint(2))]);
}

function ints(name: string, values: readonly number[]): Bytes {
  return joined([field(1, text(name)), ...values.map((value) => field(8, varint(value))), field(20, varint(7))]);
}

function tensor(name: string, dims: readonly number[], values: readonly number[]): Bytes {
  const data = new Uint8Array(new Float32Array(values).buffer);
  return joined([
    ...dims.map((dim) => field(1, varint(dim))),
    field(2, varint(FLOAT)),
    field(8, text(name)),
    field(9, data),
  ]);
}

function valueInfo(name: string, kind: number, dims: readonly (string | number)[]): Bytes {
  const shape = dims.map((dim) => field(1, typeof dim === 'number' ? field(1, varint(dim)) : field(2, text(dim))));
  return joined([field(1, text(name)), field(2, field(1, joined([field(1, varint(kind)), field(2, joined(shape))])))]);
}

/** What follows a key on the wire (protobuf encoding): a number by itself, all else behind its length. */
type Bytes = Uint8Array;

class Varint extends Uint8Array {}

function varint(value: number): Varint {
  const read: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) read.push((left % 128) | 128);
  return new Varint([...read, left]);
}

function text(value: string): Bytes {
  return new TextEncoder().encode(value);
}

function field(number: number, value: Bytes): Bytes {
  if (value instanceof Varint) return joined([varint(number * 8), value]);
  return joined([varint(number * 8 + 2), varint(value.length), value]);
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

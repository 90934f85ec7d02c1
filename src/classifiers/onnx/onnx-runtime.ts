import { loadPackage } from '../../core/load-package.ts';

/** What is used of onnxruntime-node; written here, so that nobody needs the package to compile against this one. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(path: string, options: Readonly<Record<string, unknown>>): Promise<OnnxSession>;
  };
  readonly Tensor: new (type: string, data: BigInt64Array | Int32Array, dims: readonly number[]) => OnnxTensor;
}

/** A model that is loaded. */
export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputMetadata?: readonly { readonly name: string; readonly type?: string }[];
  run(feeds: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
  release(): Promise<void>;
}

/** Numbers and their shape. */
export interface OnnxTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<unknown>;
}

/** The package that runs models. It is an optional peer: 200 MB that nobody needs who has no model. */
const PACKAGE = 'onnxruntime-node';

/**
 * Loads the package that runs models.
 *
 * @throws InvalidOptionsError that says what to install.
 */
export function loadOnnxRuntime(name: string = PACKAGE): Promise<OnnxRuntime> {
  return loadPackage(name, (wanted) => import(wanted));
}

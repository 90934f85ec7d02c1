import { createPanel } from '../classifiers/create-panel.ts';
import { onnxClassifier } from '../classifiers/onnx/onnx-classifier.ts';
import type { ClassifierPanel, ClassifierUse } from '../core/classifier-panel.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Classifier, Clock, Keys, Random } from '../core/ports.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { isLoopbackHost } from '../store/loopback-host.ts';
import type { ClassifierConfig, JudgeConfig, OnnxConfig } from './classifier-config.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { llmJudge } from './llm-judge.ts';

/** The classifiers of a gateway. */
export interface OpenedClassifiers {
  /** Missing where none is configured. */
  readonly panel?: ClassifierPanel;
  /** Ends threads and closes connections. */
  close(): Promise<void>;
}

/** What classifiers are made with. */
export interface ClassifierPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
}

/**
 * Opens the classifiers of a configuration: loads models and tries them. Providers are not called before there is a text.
 *
 * @throws {@link InvalidConfigError} for a model that cannot be loaded, and where a package is missing.
 */
export async function openClassifiers(
  configs: readonly ClassifierConfig[],
  ports: ClassifierPorts,
): Promise<OpenedClassifiers> {
  if (configs.length === 0) return { close: async () => undefined };
  const opened: OpenedClassifier[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((classifier) => classifier.close()));
  };
  const uses: ClassifierUse[] = [];
  try {
    for (const [index, config] of configs.entries()) {
      const classifier = await open(config, `classifiers[${index}]`, ports);
      opened.push(classifier);
      const { when, trusts, onFailure, timeoutMs, callsPerMinute, concurrentMax } = config;
      uses.push({ classifier, when, trusts, onFailure, timeoutMs, callsPerMinute, concurrentMax });
    }
    return { panel: createPanel(uses, { ...ports, counters: inProcessCounters() }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenedClassifier extends Classifier {
  close(): Promise<void>;
}

async function open(config: ClassifierConfig, place: string, ports: ClassifierPorts): Promise<OpenedClassifier> {
  try {
    return config.driver === 'onnx' ? await openModel(config) : openJudge(config, ports);
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error;
    const problem = error.message.slice(`option "${error.option}" `.length);
    throw new InvalidConfigError(`${place}.${error.option}`, problem, { cause: error });
  }
}

function openModel(config: OnnxConfig): Promise<OpenedClassifier> {
  return onnxClassifier(config);
}

function openJudge({ url, apiKey, allowHttp, ...config }: JudgeConfig, ports: ClassifierPorts): OpenedClassifier {
  return llmJudge({
    ...config,
    baseUrl: url,
    allowPrivateHttp: allowHttp || isLoopbackHost(new URL(url).hostname),
    ...(apiKey !== undefined && { apiKey: apiKey.reveal }),
    ...ports,
  });
}

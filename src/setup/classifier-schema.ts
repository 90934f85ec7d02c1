import { z } from 'zod';
import { TERMS_DEFAULT, TERMS_MAX } from '../classifiers/check-uses.ts';
import { PRINCIPLE_BOUNDS, PRINCIPLES_DEFAULT } from '../classifiers/judge/judge-prompt.ts';
import { JUDGE_DEFAULT, JUDGE_MAX } from '../classifiers/judge/llm-judge.ts';
import { ONNX_DEFAULT, ONNX_RANGES } from '../classifiers/onnx/onnx-classifier.ts';
import { type AskWhen, CLASSIFIER_ID_PATTERN } from '../core/classifier-panel.ts';
import { TRUSTS, type Trust } from '../core/segment.ts';
import { askWhenSchema } from './ask-when-schema.ts';
import type { ClassifierFile } from './classifier-config.ts';
import { secretSchema } from './gateway-upstream-schema.ts';

/** The classifiers of a configuration file. */
export function classifiersSchema(): z.ZodType<readonly ClassifierFile[]> {
  return z
    .array(z.discriminatedUnion('driver', [onnxSchema(), judgeSchema()]))
    .max(TERMS_MAX.classifiers)
    .default([])
    .describe(
      'Slow or remote opinions on texts towards the model, asked after the synchronous checks. None: all stays local and fast.',
    );
}

function terms(when: AskWhen) {
  const { trusts, onFailure, timeoutMs, callsPerMinute, concurrentMax } = TERMS_DEFAULT;
  return {
    id: z
      .string()
      .regex(CLASSIFIER_ID_PATTERN, 'must be 1 to 64 lower-case letters, digits, ".", "_" and "-"')
      .describe('Findings are called injection/classifier/<id>.'),
    when: askWhenSchema().default(when).describe('When it is asked; a policy may say otherwise.'),
    trusts: z
      .array(z.enum(TRUSTS))
      .min(1)
      .max(TRUSTS.length)
      .default([...trusts] as Trust[])
      .describe('Whose texts it sees.'),
    onFailure: z
      .enum(['closed', 'open'])
      .default(onFailure)
      .describe(
        'Without an opinion: closed leaves it to onError of the policy, which blocks; open reports and lets pass.',
      ),
    timeoutMs: count(timeoutMs, [1, TERMS_MAX.timeoutMs]).describe('For all of its opinions on one message together.'),
    callsPerMinute: count(callsPerMinute, [1, TERMS_MAX.callsPerMinute]).describe('Calls of this gateway.'),
    concurrentMax: count(concurrentMax, [1, TERMS_MAX.concurrentMax]).describe('Calls under way; others wait.'),
  };
}

function onnxSchema() {
  const number = (name: keyof typeof ONNX_RANGES): z.ZodDefault<z.ZodInt> =>
    count(ONNX_DEFAULT[name], ONNX_RANGES[name]);
  return z
    .strictObject({
      driver: z.literal('onnx').describe('A model of local files, run by the package onnxruntime-node.'),
      ...terms('always'),
      model: z.string().min(1).max(4_096).describe('The .onnx file, from the folder of this file.'),
      tokenizer: z.string().min(1).max(4_096).describe('Its tokenizer.json or vocab.txt (WordPiece).'),
      lowercase: z.boolean().default(ONNX_DEFAULT.lowercase).describe('Whether a vocab.txt is of an uncased model.'),
      labelIndex: number('labelIndex').describe('The label that means an injection.'),
      activation: z.enum(['softmax', 'sigmoid']).default(ONNX_DEFAULT.activation).describe('How logits are read.'),
      tokensMax: number('tokensMax').describe('Tokens of a window.'),
      windowsMax: number('windowsMax').describe('Windows of a text; a longer one is not judged.'),
      textLengthMax: number('textLengthMax').describe('UTF-16 units of a text; a longer one is not judged.'),
      threadsMax: number('threadsMax').describe('Threads of the runtime.'),
    })
    .describe('A text-classification model in ONNX.');
}

function judgeSchema() {
  const { textLengthMax, tokensPerMinute, outputTokensMax } = JUDGE_DEFAULT;
  return z
    .strictObject({
      driver: z.literal('llm-judge').describe('A language model of your own provider, asked with redacted text.'),
      ...terms(JUDGE_ZONE),
      url: z.string().min(1).max(2_048).describe('Base URL without /v1 of an OpenAI-compatible provider.'),
      model: z.string().min(1).max(256).describe('The model that judges.'),
      apiKey: secretSchema().optional().describe('Where its key is; keys never stand in this file.'),
      apiKeyHeader: z
        .enum(['authorization', 'x-api-key', 'api-key'])
        .default('authorization')
        .describe('The header for the key; authorization carries it as Bearer.'),
      allowHttp: z.boolean().default(false).describe('Allows http:// to private addresses.'),
      principles: z
        .array(z.string().min(1).max(PRINCIPLE_BOUNDS.lengthMax))
        .min(1)
        .max(PRINCIPLE_BOUNDS.countMax)
        .default([...PRINCIPLES_DEFAULT])
        .describe('What a text is judged by, one sentence each.'),
      textLengthMax: count(textLengthMax, [1, JUDGE_MAX.textLengthMax]).describe('A longer text is not judged.'),
      tokensPerMinute: count(tokensPerMinute, [1, JUDGE_MAX.tokensPerMinute]).describe('Of all calls together.'),
      outputTokensMax: count(outputTokensMax, [1, JUDGE_MAX.outputTokensMax]).describe('Tokens of a verdict.'),
      outputTokensField: z
        .enum(['max_tokens', 'max_completion_tokens'])
        .default(JUDGE_DEFAULT.outputTokensField)
        .describe('What the provider calls that bound.'),
      temperature: z
        .union([z.number().min(0).max(2), z.literal('default')])
        .default(JUDGE_DEFAULT.temperature)
        .describe('default leaves it out, for models that take none.'),
      jsonMode: z.boolean().default(JUDGE_DEFAULT.jsonMode).describe('Asks for JSON by response_format.'),
    })
    .describe('A language model as a judge.');
}

/** Below it rules have found next to nothing, above it they are sure. */
const JUDGE_ZONE: AskWhen = { from: 0.1, to: 0.9 };

function count(fallback: number, [least, most]: readonly [number, number]): z.ZodDefault<z.ZodInt> {
  return z.int().min(least).max(most).default(fallback);
}

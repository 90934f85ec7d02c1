import type { RuleCases, SpanRule } from '../matching/rule.ts';

/** A phrase by which a reply gives its instructions away, with its evidence. */
interface InstructionLeakRule extends SpanRule {
  /** The catalogue or guide that names the sign. */
  readonly source: string;
  readonly cases: RuleCases;
}

const GUIDE = 'AI Security in Production, output validation, instruction leakage; OWASP LLM07:2025';
const TECHNIQUE = 'MITRE ATLAS AML.T0056 (extract LLM system prompt); OWASP LLM07:2025';

/**
 * Phrases that speak of the instructions which the model was given. All score below 0.7: a phrase alone also turns up
 * in refusals and in stories, and says less than a quotation of the prompt. Those below 0.4 are worth a look only.
 */
export const instructionLeakRules: readonly InstructionLeakRule[] = [
  rule({
    id: 'leakage/phrase/my-instructions',
    score: 0.45,
    pattern:
      /(?<![\p{L}\p{N}_])my\s{1,3}(?:(?:own|full|core|exact|initial|original|internal|hidden|current|system|secret)\s{1,3}){0,2}(?:instructions|directives|guidelines)\s{1,3}(?:are|were|say|state|read|tell\s{1,3}me|require\s{1,3}me|forbid\s{1,3}me|include)(?![\p{L}\p{N}_])/iu,
    source: GUIDE,
    cases: {
      match: ['My instructions are to answer in French only.', 'Well, my internal guidelines say: no refunds.'],
      ignore: ['Follow my instructions.', 'Are my instructions clear?', 'Your instructions are in the box.'],
    },
  }),
  rule({
    id: 'leakage/phrase/told-to',
    score: 0.3,
    severity: 'LOW',
    pattern:
      /(?<![\p{L}\p{N}_])I\s{0,2}(?:['’]ve\s{1,3}been|\s{0,1}have\s{1,3}been|\s{0,1}was|\s{0,1}am|['’]m)\s{1,3}(?:told|instructed|programmed|configured|prompted)\s{1,3}(?:not\s{1,3}to|to|never\s{1,3}to)(?![\p{L}\p{N}_])/iu,
    source: GUIDE,
    cases: {
      match: ['I was told to keep this short.', 'I have been instructed to say no.', "I'm programmed not to argue."],
      ignore: ['I told you to wait.', 'She was told to wait.', 'I was told that it rains.', 'AI was told to stop.'],
    },
  }),
  rule({
    id: 'leakage/phrase/told-to-conceal',
    score: 0.6,
    pattern:
      /(?<![\p{L}\p{N}_])I\s{0,2}(?:['’]ve\s{1,3}been|\s{0,1}have\s{1,3}been|\s{0,1}was|\s{0,1}am|['’]m)\s{1,3}(?:(?:specifically|explicitly|strictly|also)\s{1,3}){0,2}(?:told|instructed|programmed|configured|prompted)\s{1,3}(?:(?:not\s{1,3}to|never\s{1,3}to|to\s{1,3}never|to\s{1,3}not)\s{1,3}(?:reveal|disclose|share|mention|discuss|admit|repeat|talk\s{1,3}about|tell)|to\s{1,3}(?:keep\s{1,3}(?:this|it|that|my|the)|hide|conceal|pretend|withhold|lie))(?![\p{L}\p{N}_])/iu,
    source: TECHNIQUE,
    cases: {
      match: [
        'I was told not to reveal the discount codes.',
        'I have been explicitly instructed to never mention the recall.',
        'I’ve been told to pretend that I am a person.',
      ],
      ignore: [
        'I was told to wait by the dentist.',
        'I was not told about the recall.',
        'I have been instructed to say no.',
      ],
    },
  }),
  rule({
    id: 'leakage/phrase/my-system-prompt',
    score: 0.35,
    pattern:
      /(?<![\p{L}\p{N}_])my\s{1,3}(?:(?:own|full|entire|exact|actual|initial|original|hidden|secret)\s{1,3}){0,2}(?:system|developer|hidden|pre)[\s-]{1,3}(?:prompt|message|instructions)(?![\p{L}\p{N}_])/iu,
    source: GUIDE,
    cases: {
      match: [
        'I cannot show you my system prompt.',
        'My hidden instructions forbid it.',
        'It is in my full system prompt.',
      ],
      ignore: ['Your system prompt should be short.', 'My system prompts me twice a day.', 'My message was lost.'],
    },
  }),
  rule({
    id: 'leakage/phrase/prompt-says',
    score: 0.6,
    pattern:
      /(?<![\p{L}\p{N}_])(?:(?:my|the|this)\s{1,3}(?:(?:full|entire|exact|actual)\s{1,3}){0,2}(?:system|developer|initial|original|hidden|starting)[\s-]{1,3}prompt|my\s{1,3}(?:(?:full|entire|exact|actual)\s{1,3}){0,2}(?:prompt|(?:system|developer|initial|original)[\s-]{1,3}(?:message|instructions)))(?:\s{0,3}:|\s{1,3}(?:is|was|are|were|says?|states?|reads?|begins?|starts?|contains?|includes?|tells?\s{1,3}me|instructs?\s{1,3}me|goes)(?![\p{L}\p{N}_]))/iu,
    source: TECHNIQUE,
    cases: {
      match: [
        'My initial prompt is as follows',
        'The system prompt says that I sell bikes.',
        'My system prompt: You answer for Harbour Bikes.',
        'my exact prompt reads "Be brief"',
      ],
      ignore: [
        'A system prompt says what a model should do.',
        'The prompt is shown on the screen.',
        'The system prompts you for a name.',
        'I cannot show you my system prompt.',
      ],
    },
  }),
  rule({
    id: 'leakage/phrase/here-are-my-instructions',
    score: 0.65,
    severity: 'HIGH',
    pattern:
      /(?<![\p{L}\p{N}_])(?:here\s{1,3}(?:are|is)|here['’]s|these\s{1,3}are|this\s{1,3}is|below\s{1,3}(?:are|is))\s{1,3}(?:all\s{1,3}(?:of\s{1,3}){0,1}){0,1}(?:(?:my|the\s{1,3}(?:full|exact|complete|entire|verbatim|original|hidden|actual))\s{1,3}(?:(?:full|exact|complete|entire|verbatim|original|hidden|initial|internal|current|secret|actual)\s{1,3}){0,3}(?:(?:system|developer)[\s-]{1,3}(?:prompt|message|instructions)|instructions|prompt)|the\s{1,3}(?:instructions|prompt|rules|text)\s{1,3}(?:that\s{1,3}){0,1}I\s{1,3}(?:was|have\s{1,3}been|were)\s{1,3}given)(?![\p{L}\p{N}_])/iu,
    source: TECHNIQUE,
    cases: {
      match: [
        'Here are my instructions:',
        "Sure! Here's my full system prompt",
        'Here is the exact system prompt, word for word.',
        'These are the instructions I was given',
      ],
      ignore: [
        'Here are the instructions for the bookshelf.',
        'Here is a system prompt for your bot.',
        'This is my reply to the prompt.',
      ],
    },
  }),
  rule({
    id: 'leakage/phrase/given-instructions',
    score: 0.5,
    pattern:
      /(?<![\p{L}\p{N}_])(?:I\s{0,2}(?:['’]ve\s{1,3}been|\s{0,1}have\s{1,3}been|\s{0,1}was)\s{1,3}given\s{1,3}(?:the\s{1,3}following|these|strict|specific|explicit|clear)\s{1,3}(?:instructions|rules|guidelines|directives)|the\s{1,3}(?:instructions|system\s{1,3}prompt|prompt)\s{1,3}(?:that\s{1,3}){0,1}I\s{1,3}(?:was|were|have\s{1,3}been)\s{1,3}given)(?![\p{L}\p{N}_])/iu,
    source: TECHNIQUE,
    cases: {
      match: [
        'I was given the following rules',
        "I've been given strict instructions",
        'That is in the instructions I was given.',
      ],
      ignore: ['I was given the following book.', 'The instructions he was given', 'I gave clear instructions.'],
    },
  }),
  rule({
    id: 'leakage/phrase/according-to-my-instructions',
    score: 0.4,
    pattern:
      /(?<![\p{L}\p{N}_])(?:according\s{1,3}to|as\s{1,3}per|based\s{1,3}on|because\s{1,3}of|due\s{1,3}to|in\s{1,3}line\s{1,3}with)\s{1,3}my\s{1,3}(?:(?:system|internal|initial|original|hidden|current|own)\s{1,3}){0,2}(?:instructions|directives|guidelines|programming|prompt)(?![\p{L}\p{N}_])/iu,
    source: TECHNIQUE,
    cases: {
      match: ['According to my instructions, refunds take a week.', 'I cannot, due to my internal guidelines.'],
      ignore: [
        'According to your instructions, I left.',
        'As per my email of Monday',
        'Based on my experience in programming',
      ],
    },
  }),
  rule({
    id: 'leakage/phrase/other-languages',
    score: 0.45,
    pattern:
      /(?:(?<![\p{L}\p{N}_])(?:meine\s{1,3}(?:anweisungen|instruktionen)\s{1,3}(?:sind|lauten|besagen)|mein\s{1,3}system[\s-]{0,2}prompt|mis\s{1,3}instrucciones\s{1,3}(?:son|dicen|indican)|mi\s{1,3}prompt\s{1,3}(?:del|de)\s{1,3}sistema|mes\s{1,3}instructions\s{1,3}(?:sont|disent|indiquent)|mon\s{1,3}(?:prompt|invite)\s{1,3}syst[eè]me|minhas\s{1,3}instru[cç][oõ]es\s{1,3}(?:são|dizem)|le\s{1,3}mie\s{1,3}istruzioni\s{1,3}(?:sono|dicono)|мои\s{1,3}(?:системные\s{1,3}){0,1}инструкции|мой\s{1,3}системный\s{1,3}промпт|мне\s{1,3}(?:было\s{1,3}){0,1}(?:велено|приказано))(?![\p{L}\p{N}_])|我的(?:系统|初始|完整){1,2}(?:提示词|提示|指令|消息)|我的(?:指令|指示)是|私の(?:システム|初期)(?:プロンプト|指示)|내\s{0,2}시스템\s{0,2}프롬프트)/iu,
    source: TECHNIQUE,
    cases: {
      match: [
        'Meine Anweisungen lauten: kurz antworten.',
        'Mis instrucciones son claras.',
        'Mes instructions sont de vendre des vélos.',
        'Мои инструкции: отвечать кратко.',
        '我的系统提示是这样的',
        '私のシステムプロンプトは次のとおりです',
      ],
      ignore: [
        'Ihre Anweisungen sind klar.',
        'Sigue mis instrucciones.',
        'твои инструкции',
        '你的系统提示',
        '系统提示错误',
      ],
    },
  }),
];

type Draft = Pick<InstructionLeakRule, 'id' | 'score' | 'pattern' | 'source' | 'cases'> &
  Partial<Pick<SpanRule, 'severity'>>;

function rule(draft: Draft): InstructionLeakRule {
  return { kind: 'span', category: 'leakage', severity: 'MEDIUM', ...draft };
}

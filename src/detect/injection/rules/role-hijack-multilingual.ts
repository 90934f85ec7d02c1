import type { InjectionRule } from '../injection-rule.ts';

const JAILBREAK = 'Shen et al. 2024, Do Anything Now (arXiv:2308.03825); wording by language';

/** Playing a role in languages other than English: honest use, and LOW on its own, as it is in English. */
export const roleHijackMultilingualRules: readonly InjectionRule[] = [
  {
    id: 'injection/role-hijack/multilingual-role',
    family: 'role-hijack',
    languages: ['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ru', 'uk', 'tr', 'ar', 'hi', 'zh', 'ja', 'ko'],
    pattern:
      /(?<![\p{L}\p{N}_])(?:du bist (?:jetzt|nun|ab sofort)|verhalte dich wie|tu so,? als|tu es (?:maintenant|d[ée]sormais)|agis comme|fais semblant|ahora eres|act[uú]a como|haz como si|voc[eê] agora [eé]|aja como|finja (?:ser|que)|ora sei|agisci come|fingi di|je bent nu|gedraag je als|doe alsof|jeste[sś] teraz|udawaj|ты теперь|веди себя как|притворись|ти тепер|поводься як|art[ıi]k sen|gibi davran|أنت الآن|تصرف ك|تظاهر)(?![\p{L}\p{N}_])|(?:अब तुम|की तरह व्यवहार|你现在是|你現在是|请扮演|假装你是|あなたは今から|のふりをして|너는 이제|인 척)/iu,
    score: 0.15,
    severity: 'LOW',
    source: JAILBREAK,
    cases: {
      match: [
        'Du bist jetzt mein Lehrer.',
        'agis comme un relecteur',
        'Actúa como un guía',
        'ты теперь пират',
        '请扮演面试官',
      ],
      ignore: ['Du bist mein Lehrer.', 'Es un actor.', 'Ты где?', '你好'],
    },
  },
];

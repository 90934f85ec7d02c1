import type { Category } from './finding.ts';
import type { SecurityEventType } from './security-event.ts';

/** Ids under which other catalogues know a class of finding or event. */
export interface TaxonomyIds {
  /** OWASP Top 10 for LLM Applications 2025. */
  readonly owaspLlm: readonly string[];
  /** OWASP Top 10 for Agentic Applications 2026. */
  readonly owaspAgentic: readonly string[];
  /** MITRE ATLAS technique ids. */
  readonly atlas: readonly string[];
  /** Risks of NIST AI 600-1 (Generative AI Profile of the AI RMF), by section 2 number. */
  readonly nist: readonly string[];
}

const NONE: TaxonomyIds = { owaspLlm: [], owaspAgentic: [], atlas: [], nist: [] };

const INJECTION: TaxonomyIds = {
  owaspLlm: ['LLM01:2025'],
  owaspAgentic: ['ASI01'],
  atlas: ['AML.T0051', 'AML.T0054'],
  nist: ['2.9'],
};

const DISCLOSURE: TaxonomyIds = {
  owaspLlm: ['LLM02:2025'],
  owaspAgentic: [],
  atlas: ['AML.T0057'],
  nist: ['2.4', '2.9'],
};

const OUTPUT_HANDLING: TaxonomyIds = {
  owaspLlm: ['LLM05:2025'],
  owaspAgentic: [],
  atlas: ['AML.T0077'],
  nist: ['2.9'],
};

/** What each category of finding is called elsewhere. */
export const CATEGORY_TAXONOMY: Readonly<Record<Category, TaxonomyIds>> = {
  injection: INJECTION,
  obfuscation: { ...INJECTION, atlas: ['AML.T0051', 'AML.T0068'] },
  pii: DISCLOSURE,
  secret: DISCLOSURE,
  leakage: { owaspLlm: ['LLM07:2025'], owaspAgentic: [], atlas: ['AML.T0056'], nist: ['2.9'] },
  link: OUTPUT_HANDLING,
  markup: OUTPUT_HANDLING,
  extraction: { owaspLlm: ['LLM10:2025'], owaspAgentic: [], atlas: ['AML.T0024'], nist: ['2.9', '2.10'] },
  length: { owaspLlm: ['LLM10:2025'], owaspAgentic: [], atlas: ['AML.T0029'], nist: ['2.9'] },
  schema: OUTPUT_HANDLING,
  error: NONE,
};

/** What each type of event is called elsewhere. */
export const EVENT_TAXONOMY: Readonly<Record<SecurityEventType, TaxonomyIds>> = {
  injection_attempt: INJECTION,
  pii_detected: DISCLOSURE,
  secret_detected: DISCLOSURE,
  auth_failure: { owaspLlm: [], owaspAgentic: ['ASI03'], atlas: ['AML.T0012'], nist: ['2.9'] },
  rate_limit: { owaspLlm: ['LLM10:2025'], owaspAgentic: [], atlas: ['AML.T0034'], nist: ['2.9'] },
  anomaly: { owaspLlm: ['LLM10:2025'], owaspAgentic: ['ASI10'], atlas: ['AML.T0024'], nist: ['2.9'] },
  output_violation: OUTPUT_HANDLING,
  memory_access: { owaspLlm: ['LLM02:2025'], owaspAgentic: ['ASI06'], atlas: ['AML.T0080'], nist: ['2.4'] },
  agent_message: { owaspLlm: ['LLM06:2025'], owaspAgentic: ['ASI07'], atlas: [], nist: ['2.9'] },
  action_denied: { owaspLlm: ['LLM06:2025'], owaspAgentic: ['ASI02'], atlas: ['AML.T0053'], nist: ['2.9'] },
  policy_change: NONE,
  system: NONE,
};

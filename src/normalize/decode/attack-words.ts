/**
 * Words that attacks on language models are made of. A reading such as ROT13 or leetspeak is made only where it gives
 * one of the `telling` words, and joined letters are cut into words where all of these fit. Lower case; no claim is made
 * that a text with such a word is an attack.
 */
export const TELLING_WORDS: readonly string[] = [
  'bypass', 'confidential', 'credentials', 'developer', 'disregard', 'filters', 'forget', 'guidelines', 'ignore', 'ignored',
  'ignores', 'ignoring', 'instruction', 'instructions', 'jailbreak', 'jailbroken', 'override', 'password', 'passwords',
  'pretend', 'previous', 'previously', 'prompt', 'prompts', 'restrictions', 'reveal', 'safety', 'secret', 'secrets',
  'system', 'unrestricted', 'uncensored',
];

/** Further words, short and frequent ones with them, into which joined letters are cut. */
export const FILLER_WORDS: readonly string[] = [
  'a', 'about', 'above', 'act', 'after', 'again', 'all', 'an', 'and', 'answer', 'any', 'anything', 'are', 'as', 'at', 'be',
  'before', 'can', 'commands', 'data', 'delete', 'display', 'do', 'earlier', 'everything', 'execute', 'file', 'files',
  'follow', 'for', 'from', 'given', 'give', 'have', 'hidden', 'i', 'in', 'initial', 'is', 'it', 'key', 'keys', 'know', 'me',
  'message', 'messages', 'mode', 'my', 'new', 'no', 'not', 'now', 'of', 'off', 'on', 'or', 'original', 'out', 'output',
  'print', 'prior', 'private', 'repeat', 'role', 'rules', 'say', 'send', 'show', 'stop', 'tell', 'text', 'that', 'the',
  'their', 'them', 'these', 'they', 'this', 'those', 'to', 'told', 'tool', 'user', 'what', 'with', 'without', 'write', 'you',
  'your',
];
